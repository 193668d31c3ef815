using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Indexer.Extraction.Isolation;

/// <summary>
/// A child process that reads files for this one: started when first needed, used again for the next file, killed and replaced when a file takes too long,
/// too much memory, or ends it. Thread safe: files wait for one another.
/// </summary>
/// <param name="longest">How long one file may take.</param>
public sealed class ExtractionProcess(TimeSpan longest) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private Process? child;

    public ExtractionProcess()
        : this(ExtractionLimits.Longest)
    {
    }

    /// <summary>How many children were started, for tests.</summary>
    public int Started { get; private set; }

    /// <summary>Whether a child is there and waits for the next file, for tests.</summary>
    public bool IsReady => child is { HasExited: false };

    /// <summary>The child's process id, for tests; null where there is none.</summary>
    public int? ChildId => child?.Id;

    /// <summary>Reads one file.</summary>
    /// <exception cref="ExtractionException">When nothing more can be read from the file.</exception>
    internal async IAsyncEnumerable<Extracted> ExtractAsync(ExtractionRequest request, byte[] content, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        bool isDone = false;
        try
        {
            using var limit = new CancellationTokenSource(longest);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
            long start = TimeProvider.System.GetTimestamp();
            TimeSpan left = longest;
            await AskAsync(request, content, limit, either.Token);
            while (true)
            {
                (ExtractionAnswer answer, Extracted? item) = await AnswerAsync(limit, either.Token);

                // What the reader of the items does with them is not the child's time.
                left -= TimeProvider.System.GetElapsedTime(start);
                limit.CancelAfter(Timeout.InfiniteTimeSpan);
                if (item is not null)
                {
                    yield return item;
                    start = TimeProvider.System.GetTimestamp();
                    limit.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
                    continue;
                }

                // Its heap is full of the file that filled it.
                isDone = answer.Fault?.Code != ExtractionFaults.TooLarge.Code;
                if (answer.Fault is { } fault)
                {
                    throw new ExtractionException(fault);
                }

                yield break;
            }
        }
        finally
        {
            if (!isDone)
            {
                Kill();
            }

            turn.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AskAsync(ExtractionRequest request, byte[] content, CancellationTokenSource limit, CancellationToken cancellation)
    {
        if (child is not { HasExited: false })
        {
            Kill();
            child = Start();
        }

        try
        {
            Stream input = child.StandardInput.BaseStream;
            await Frames.WriteAsync(input, JsonSerializer.SerializeToUtf8Bytes(request, MessageJson.Default.ExtractionRequest), cancellation);
            await Frames.WriteAsync(input, content, cancellation);
            await input.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            throw new ExtractionException(ExtractionFaults.Crashed);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new ExtractionException(ExtractionFaults.TooSlow(longest));
        }
    }

    private async Task<(ExtractionAnswer Answer, Extracted? Item)> AnswerAsync(CancellationTokenSource limit, CancellationToken cancellation)
    {
        try
        {
            Stream output = child!.StandardOutput.BaseStream;
            byte[] message = await Frames.ReadAsync(output, ExtractionLimits.MessageBytes, cancellation) ?? throw new EndOfStreamException();
            ExtractionAnswer answer = JsonSerializer.Deserialize(message, MessageJson.Default.ExtractionAnswer) ?? throw new JsonException();
            byte[]? document = answer.HasDocument ? await Frames.ReadAsync(output, ExtractionLimits.MessageBytes, cancellation) ?? throw new EndOfStreamException() : null;
            return (answer, answer.IsEnd ? null : answer.ToExtracted(document));
        }
        catch (Exception fault) when (fault is IOException or JsonException or InvalidDataException)
        {
            throw new ExtractionException(ExtractionFaults.Crashed);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new ExtractionException(ExtractionFaults.TooSlow(longest));
        }
    }

    private Process Start()
    {
        try
        {
            Process started = Process.Start(ChildProgram.StartInfo()) ?? throw new ExtractionException(ExtractionFaults.NotStarted("nothing was started."));

            // What a crash prints is long and of no use to who ingests; a full pipe would stop the child.
            started.ErrorDataReceived += (_, _) => { };
            started.BeginErrorReadLine();
            Started++;
            return started;
        }
        catch (Exception fault) when (fault is Win32Exception or IOException)
        {
            throw new ExtractionException(ExtractionFaults.NotStarted(fault.Message));
        }
    }

    private void Kill()
    {
        if (child is null)
        {
            return;
        }

        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }

        child.Dispose();
        child = null;
    }
}
