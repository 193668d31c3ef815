using System.IO.Pipelines;
using System.Text.Json;
using Indexer.Extraction;
using Indexer.Languages;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Search.Documents.Store;
using SearchApi.Hosting;
using SearchApi.Monitoring;

namespace SearchApi.Writing;

/// <summary>
/// One stream of documents: lines are read while those before them are written and answered. Lines that have come together are written together, and one that
/// came alone is not kept waiting for others. Used once.
/// </summary>
internal sealed class BatchRun(
    WriteQueue queue, WriteLimits limits, Resubmission resubmission, ServiceMetrics metrics, TimeProvider time, Visibility? visibility, Language language) : IResult
{
    /// <summary>Of the results.</summary>
    public const string MediaType = "application/x-ndjson";

    private const int Block = 64 * 1024;
    private const int MostLines = 500;

    // In UTF-16 units.
    private const int MostText = 3 * 1024 * 1024;

    // Many clients read nothing before they have sent everything: so much of the results is kept for them, some 300 000 lines.
    private const int MostResults = 16 * 1024 * 1024;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    // How long a stream is slowed down for an index that makes no progress, before its lines are refused.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly Pipe results = new(new PipeOptions(pauseWriterThreshold: MostResults, resumeWriterThreshold: MostResults / 2));
    private readonly LineReader lines = new(language);
    private List<ReadLine> batch = [];
    private int text;
    private Task writing = Task.CompletedTask;
    private bool isPatient = true;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!limits.TryBeginStream())
        {
            await WriteRequest.Later().ExecuteAsync(httpContext);
            return;
        }

        using CancellationTokenSource idle = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
        try
        {
            AllowSlowness(httpContext);
            httpContext.Response.ContentType = MediaType + "; charset=utf-8";
            httpContext.Response.Headers.CacheControl = "no-store";
            Task sending = SendAsync(httpContext, idle.Token);
            try
            {
                await ReadAsync(httpContext.Request, idle);
                await results.Writer.CompleteAsync();
            }
            catch (Exception fault)
            {
                await results.Writer.CompleteAsync(fault);
                throw;
            }
            finally
            {
                await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await sending;
        }
        finally
        {
            limits.EndStream();
        }
    }

    // Who writes holds a key, and may wait for the store as the store makes it wait.
    private static void AllowSlowness(HttpContext context)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } request)
        {
            request.MinDataRate = null;
        }

        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } response)
        {
            response.MinDataRate = null;
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private async Task ReadAsync(HttpRequest request, CancellationTokenSource idle)
    {
        Stream body = RequestBody.Open(request);
        byte[] block = new byte[Block];
        try
        {
            while (true)
            {
                idle.CancelAfter(Idle);
                ValueTask<int> next = body.ReadAsync(block, idle.Token);
                if (!next.IsCompleted)
                {
                    await FlushAsync(idle.Token);
                }

                int count = await next;
                if (count == 0)
                {
                    break;
                }

                foreach (ReadLine line in lines.Feed(block.AsMemory(0, count)))
                {
                    await TakeAsync(line, idle.Token);
                }
            }

            if (lines.End() is { } last)
            {
                await TakeAsync(last, idle.Token);
            }
        }
        catch (ExtractionException fault)
        {
            await TakeAsync(new ReadLine(lines.Line + 1, null, LineAnswer.Refused(lines.Line + 1, null, [fault.Error], language)), idle.Token);
        }
        finally
        {
            await FlushAsync(idle.Token);
            await writing;
        }
    }

    private async Task TakeAsync(ReadLine line, CancellationToken cancellation)
    {
        batch.Add(line.Draft is { } draft ? line with { Write = new DocumentWrite(draft.Document.Id, await resubmission.CompleteAsync(draft, cancellation)) } : line);
        text += line.Length;
        if (batch.Count >= MostLines || text >= MostText)
        {
            await FlushAsync(cancellation);
        }
    }

    /// <summary>Begins to write what was read, once what was read before is written.</summary>
    private async Task FlushAsync(CancellationToken cancellation)
    {
        await writing;
        if (batch.Count > 0)
        {
            writing = WriteAsync(batch, cancellation);
            (batch, text) = ([], 0);
        }
    }

    private async Task WriteAsync(List<ReadLine> together, CancellationToken cancellation)
    {
        foreach (LineAnswer answer in await AnswersAsync(together, cancellation))
        {
            metrics.Wrote(answer.Status);
            using (var json = new Utf8JsonWriter(results.Writer, new JsonWriterOptions { Encoder = ApiJson.Readable.Options.Encoder }))
            {
                JsonSerializer.Serialize(json, answer, ApiJson.Readable.LineAnswer);
            }

            results.Writer.GetSpan(1)[0] = (byte)'\n';
            results.Writer.Advance(1);
        }

        await results.Writer.FlushAsync(cancellation);
    }

    private async Task<IEnumerable<LineAnswer>> AnswersAsync(List<ReadLine> together, CancellationToken cancellation)
    {
        List<DocumentWrite> writes = [.. together.Select(line => line.Write).OfType<DocumentWrite>()];
        if (writes.Count == 0)
        {
            return together.Select(line => line.Refusal!);
        }

        if (!await HasRoomAsync(cancellation))
        {
            return together.Select(line => line.Refusal ?? LineAnswer.Later(line.Line, line.Write!.Id, language));
        }

        try
        {
            IReadOnlyList<WriteResult> written = await queue.WriteAsync(writes, cancellation);
            bool isFound = visibility is not null && await visibility.WaitAsync(written.Max(result => result.Sequence), cancellation);
            int at = 0;
            return together.Select(line => line.Refusal ?? new LineAnswer(line.Line, line.Write!.Id, Status(line.Write.Id), written[at++].Sequence));

            int Status(string id) => isFound && visibility?.IsSetAside(id) == false ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        }
        catch (StoreException fault)
        {
            return together.Select(line => line.Refusal ?? LineAnswer.Failed(line.Line, line.Write!.Id, fault, language));
        }
    }

    /// <summary>Reads no further while the index lags too far behind; false where it makes no progress.</summary>
    private async Task<bool> HasRoomAsync(CancellationToken cancellation)
    {
        (long seen, long since) = (queue.Searchable, time.GetTimestamp());
        while (queue.IsBehind && isPatient)
        {
            await Task.Delay(Look, time, cancellation);
            if (queue.Searchable > seen)
            {
                (seen, since) = (queue.Searchable, time.GetTimestamp());
            }

            isPatient = time.GetElapsedTime(since) < Patience;
        }

        isPatient = !queue.IsBehind;
        return isPatient;
    }

    private async Task SendAsync(HttpContext context, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                ReadResult read = await results.Reader.ReadAsync(cancellation);
                foreach (ReadOnlyMemory<byte> piece in read.Buffer)
                {
                    await context.Response.Body.WriteAsync(piece, cancellation);
                }

                await context.Response.Body.FlushAsync(cancellation);
                results.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }
        }
        finally
        {
            // Whoever still writes results must not wait for a caller who has gone.
            await results.Reader.CompleteAsync();
        }
    }
}
