using System.Runtime.CompilerServices;
using Indexer.Configuration;
using Indexer.Extraction;
using Indexer.Reading;
using Indexer.Sources;
using Search.Documents;
using Search.Documents.Store;

namespace Indexer.Ingestion;

/// <summary>Reads one item after the other: decides whether it changed, extracts, completes. Used by one thread.</summary>
internal sealed class ItemIntake(IngestOptions options, string? source, Extractors extractors, Action<int> counted)
{
    private readonly FileFingerprint fingerprint = new(options, source);

    /// <summary>Whether an item is as it was remembered; then also the stamp to remember, where something else about it changed.</summary>
    public async Task<Comparison> CompareAsync(SourceItem item, FileStamp? remembered, CancellationToken cancellation) =>
        remembered is null || !fingerprint.IsComparable(remembered.Hash) ? default : await item.CompareAsync(remembered, fingerprint, cancellation);

    /// <summary>Reads an item's documents; the last thing yielded is the item itself.</summary>
    /// <exception cref="IOException">When it cannot be opened, or reading it fails.</exception>
    public async IAsyncEnumerable<Taken> ReadAsync(SourceItem item, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (DocumentRules.CheckId(item.Id) is { } bad)
        {
            yield return new Taken(null, Refusal.Of(item.Place, null, item.Id, bad), []);
            yield break;
        }

        ItemContent opened = await item.OpenAsync(cancellation);
        await using var raw = new HashingStream(opened.Stream, counted);
        FileContent? content = null;
        Refusal? refusal = null;
        try
        {
            content = opened.Extractor is { } own ? FileContent.Known(raw, own) : await FileContent.OpenAsync(raw, item.Name, opened.Length, extractors, cancellation);
        }
        catch (ExtractionException fault)
        {
            refusal = Refusal.Of(item.Place, null, item.Id, fault.Error);
        }

        using FileContent? closing = content;
        if (refusal is not null)
        {
            yield return new Taken(null, refusal, []);
            yield return await EndAsync(null, whole: false);
            yield break;
        }

        if (content?.Extractor is not { } extractor)
        {
            yield return new Taken(null, null, []) { IsPassedOver = true };
            yield break;
        }

        var present = new HashSet<string>(StringComparer.Ordinal);
        bool whole = true, known = true;
        IAsyncEnumerator<Extracted> items = extractor.ExtractAsync(content.Stream, new ExtractionContext(item.Id, options.FieldMap), cancellation).GetAsyncEnumerator(cancellation);
        await using (items)
        {
            while (true)
            {
                Taken taken;
                bool isOver = false;
                try
                {
                    if (!await items.MoveNextAsync())
                    {
                        break;
                    }

                    taken = Take(items.Current, item, present);
                }
                catch (ExtractionException fault)
                {
                    taken = new Taken(null, Refusal.Of(item.Place, null, null, fault.Error), []);
                    isOver = true;
                }

                whole &= taken.Refusal is null;
                known &= taken.Refusal is null || taken.Refusal.Id is not null;
                if (taken.Refusal?.Id is { } id)
                {
                    present.Add(id);
                }

                yield return taken;
                if (isOver)
                {
                    break;
                }
            }
        }

        yield return await EndAsync(known ? present : null, whole);

        // An item that changed while it was read, or of which something was refused, is read again next time.
        async Task<Taken> EndAsync(IReadOnlySet<string>? ids, bool whole)
        {
            FileStamp? stamp = opened.Stamp(fingerprint.Of(await raw.FinishAsync(cancellation)));
            return new Taken(null, null, []) { Item = new ReadItem(item, whole ? stamp : null, stamp is not null ? ids : null) };
        }
    }

    private Taken Take(Extracted extracted, SourceItem item, HashSet<string> present)
    {
        List<Remark> remarks = [.. extracted.Notes.Select(note => new Remark(item.Place, extracted.Line, extracted.Id, note.Code, note.What))];
        if (extracted.Draft is not { } draft)
        {
            return new Taken(null, Refusal.Of(item.Place, extracted.Line, extracted.Id, extracted.Errors[0]), remarks);
        }

        if (!present.Add(draft.Document.Id))
        {
            var twice = new DocumentError("duplicate-id", "id", $"The id '{draft.Document.Id}' was borne by an earlier item of this file.", "Give each item an id of its own.");
            return new Taken(null, Refusal.Of(item.Place, extracted.Line, extracted.Id, twice), remarks);
        }

        Document document = DocumentReader.Complete(item.Known.Over(draft), extracted.IsWholeFile);

        // What the operator names wins; the name of the folder only fills a gap.
        document = document with { Source = source ?? document.Source ?? item.Origin, Audience = options.Audience ?? document.Audience };

        // What a feed or a list knows of the item came after the extractor had its part checked.
        (Document? clean, IReadOnlyList<DocumentError> errors, IReadOnlyList<DocumentNote> mended) = DocumentRules.Check(document);
        remarks.AddRange(mended.Select(note => new Remark(item.Place, extracted.Line, extracted.Id, note.Code, note.What)));
        return new Taken(clean, clean is null ? Refusal.Of(item.Place, extracted.Line, document.Id, errors[0]) : null, remarks);
    }
}

/// <summary>One thing that came out of an item: a document, a refusal, or the item's end.</summary>
internal sealed record Taken(Document? Document, Refusal? Refusal, IReadOnlyList<Remark> Remarks)
{
    public ReadItem? Item { get; init; }

    /// <summary>Whether the item turned out to be no document; then nothing else comes of it.</summary>
    public bool IsPassedOver { get; init; }
}
