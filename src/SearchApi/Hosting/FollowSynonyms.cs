using Indexer.Configuration;
using Search.Engine;
using Search.Engine.Understanding;

namespace SearchApi.Hosting;

/// <summary>
/// Takes an operator's list over when its file changes; a list that cannot be used changes nothing. Looks itself, because file systems on
/// networks and in containers tell nothing.
/// </summary>
internal sealed partial class FollowSynonyms(ServiceSettings settings, SearchIndex index, TimeProvider time, ILogger<FollowSynonyms> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Nothing is known of the file that was read at the start, so the first look reads it once more: it may have changed since.
    private Stamp? read;
    private Stamp? seen;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Analysis.SynonymsPath is not { } path)
        {
            return;
        }

        LogRead(path, settings.Analysis.Lexicon.OwnStatements);
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look(path);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    /// <summary>Reads the file if it is another than was read before, and has stayed so since the last look: an editor may still be writing.</summary>
    internal void Look(string path)
    {
        Stamp now = Stamp.Of(path);
        bool isSettled = now == seen;
        seen = now;
        if (!isSettled || now == read)
        {
            return;
        }

        bool isFirst = read is null;
        read = now;
        try
        {
            Lexicon lexicon = SynonymFile.Read(path);
            index.Lexicon = lexicon;
            if (!isFirst || lexicon.OwnStatements != settings.Analysis.Lexicon.OwnStatements)
            {
                LogRead(path, lexicon.OwnStatements);
            }
        }
        catch (InvalidDataException fault)
        {
            LogKept(index.Lexicon.OwnStatements, fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Synonyms of {Path} are in use, lines: {Count}")]
    private partial void LogRead(string path, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The changed synonyms cannot be used; searches go on with those from before, lines: {Count}. {Reason}")]
    private partial void LogKept(int count, string reason);

    /// <summary>What tells one state of a file from another; links are followed, since an editor or a container's volume exchanges what they lead to.</summary>
    private sealed record Stamp(string Target, long Length, DateTime Written, DateTime Created)
    {
        public static Stamp Of(string path)
        {
            try
            {
                FileSystemInfo target = File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path);
                return target is FileInfo { Exists: true } file ? new Stamp(file.FullName, file.Length, file.LastWriteTimeUtc, file.CreationTimeUtc) : new Stamp(target.FullName, -1, default, default);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return new Stamp(path, -1, default, default);
            }
        }
    }
}
