using System.Collections.Concurrent;
using System.Text.Json;
using Search.Documents.Json;

namespace Indexer.Extraction.Isolation;

/// <summary>The child's side: reads requests from standard input, writes what was extracted to standard output, one file after the other.</summary>
internal static class ExtractionHost
{
    /// <summary>The hidden verb that starts it.</summary>
    public const string Verb = "extract-in-child";

    // Deep enough for the recursion of real files; what goes deeper ends this process and no other.
    private const int StackBytes = 16 * 1024 * 1024;

    private readonly record struct Job(ExtractionRequest Request, byte[] Content);

    /// <summary>Runs until the parent closes the pipe, which ends it at once, whatever it is at.</summary>
    /// <returns>The exit code.</returns>
    public static int Run()
    {
        Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();

        // Whatever a library prints must not come between the messages.
        Console.SetOut(TextWriter.Null);
        using var jobs = new BlockingCollection<Job>();
        var work = new Thread(() => Work(jobs, output), StackBytes) { IsBackground = true };
        work.Start();
        while (Read(input).GetAwaiter().GetResult() is { } job)
        {
            jobs.Add(job);
        }

        return 0;
    }

    private static async Task<Job?> Read(Stream input)
    {
        byte[]? request = await Frames.ReadAsync(input, ExtractionLimits.MessageBytes, CancellationToken.None);
        byte[]? content = request is null ? null : await Frames.ReadAsync(input, ExtractionLimits.ContainerBytes, CancellationToken.None);
        return content is null ? null : new Job(JsonSerializer.Deserialize(request, MessageJson.Default.ExtractionRequest)!, content);
    }

    private static void Work(BlockingCollection<Job> jobs, Stream output)
    {
        var extractors = new Extractors();
        foreach (Job job in jobs.GetConsumingEnumerable())
        {
            ExtractAsync(extractors, job, output).GetAwaiter().GetResult();
        }
    }

    private static async Task ExtractAsync(Extractors extractors, Job job, Stream output)
    {
        Search.Documents.DocumentError? fault = null;
        try
        {
            IExtractor extractor = extractors.ByExtension(job.Request.Kind) ?? throw new InvalidOperationException(job.Request.Kind);
            using var content = new MemoryStream(job.Content, writable: false);
            await foreach (Extracted item in extractor.ExtractAsync(content, new ExtractionContext(job.Request.FileId, job.Request.FieldMap), CancellationToken.None))
            {
                await SendAsync(output, ExtractionAnswer.Of(item));
                if (item.Draft is { } draft)
                {
                    await Frames.WriteAsync(output, DocumentJson.Serialize(draft.Document), CancellationToken.None);
                }
            }
        }
        catch (ExtractionException refusal)
        {
            fault = refusal.Error;
        }
        catch (OutOfMemoryException)
        {
            fault = ExtractionFaults.TooLarge;
        }
        catch (Exception unforeseen)
        {
            fault = ExtractionFaults.Damaged(unforeseen);
        }

        await SendAsync(output, ExtractionAnswer.End(fault));
    }

    private static async Task SendAsync(Stream output, ExtractionAnswer answer)
    {
        await Frames.WriteAsync(output, JsonSerializer.SerializeToUtf8Bytes(answer, MessageJson.Default.ExtractionAnswer), CancellationToken.None);
        await output.FlushAsync();
    }
}
