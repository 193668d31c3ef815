using Indexer.Extraction;
using Indexer.Extraction.Json;
using Indexer.Reading;
using Search.Documents;

namespace Indexer.Evaluation;

/// <summary>How one field was read over a whole file.</summary>
/// <param name="Field">The field of the contract.</param>
/// <param name="Known">Documents whose true value is known.</param>
/// <param name="Stated">Of these, how many state it.</param>
/// <param name="Agreeing">Of the stated, how many were read as they are.</param>
/// <param name="Missed">Of the stated, how many were not read at all.</param>
/// <param name="Beyond">Values read where the true one is known and not stated.</param>
/// <param name="BeyondWrong">Of these, how many differ from the true one.</param>
internal sealed record FieldAgreement(string Field, long Known, long Stated, long Agreeing, long Missed, long Beyond, long BeyondWrong)
{
    /// <summary>Agreeing of stated, 0 to 1; 1 where none is stated.</summary>
    public double Share => Stated == 0 ? 1 : (double)Agreeing / Stated;
}

/// <summary>A document in which something else was read than is true, or nothing where it is stated.</summary>
/// <param name="Read">Empty where nothing was read.</param>
internal sealed record Disagreement(string Id, string Field, string Truth, string Read, bool IsStated, string Title);

/// <summary>What <c>evaluate-reading</c> says of a file.</summary>
internal sealed record ReadingReport(string File, long Documents, IReadOnlyList<FieldAgreement> Fields);

/// <summary>Reads the documents of a JSON lines file with their true values hidden, and compares.</summary>
internal sealed class ReadingAgreement(IReadOnlyList<TruthField> fields)
{
    private const string Hidden = "truth:";

    private readonly long[][] counts = [.. fields.Select(_ => new long[6])];
    private long documents;

    /// <param name="path">A file of documents, one a line, also gzipped.</param>
    /// <param name="told">Called for each disagreement.</param>
    public async Task<ReadingReport> RunAsync(string path, Action<Disagreement> told, CancellationToken cancellation)
    {
        await using FileStream file = File.OpenRead(path);
        await using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new UnpackingStream(file, () => file.Length) : file;
        var context = new ExtractionContext(Path.GetFileName(path), fields.ToDictionary(field => field.Column, field => Hidden + field.Column));
        await foreach (Extracted item in new JsonLinesExtractor().ExtractAsync(content, context, cancellation))
        {
            if (item.Draft is { } draft)
            {
                documents++;
                Compare(draft, DocumentReader.Complete(draft), told);
            }
        }

        return new ReadingReport(
            Path.GetFileName(path),
            documents,
            [.. fields.Select((field, i) => new FieldAgreement(field.Name, counts[i][0], counts[i][1], counts[i][2], counts[i][3], counts[i][4], counts[i][5]))]);
    }

    private void Compare(DocumentDraft draft, Document read, Action<Disagreement> told)
    {
        string symbol = True(draft, fields.FirstOrDefault(field => field.Name == "symbol"));
        for (int i = 0; i < fields.Count; i++)
        {
            string truth = True(draft, fields[i]);
            if (truth.Length == 0)
            {
                continue;
            }

            string found = fields[i].Read(read);
            bool isStated = fields[i].IsStated(truth, symbol, draft.Document);
            bool agrees = fields[i].Normal(found) == fields[i].Normal(truth);
            long[] count = counts[i];
            count[0]++;
            count[1] += isStated ? 1 : 0;
            count[2] += isStated && agrees ? 1 : 0;
            count[3] += isStated && found.Length == 0 ? 1 : 0;
            count[4] += !isStated && found.Length > 0 ? 1 : 0;
            count[5] += !isStated && found.Length > 0 && !agrees ? 1 : 0;
            if (!agrees && (isStated || found.Length > 0))
            {
                told(new Disagreement(draft.Document.Id, fields[i].Name, truth, found, isStated, draft.Document.Title));
            }
        }
    }

    private static string True(DocumentDraft draft, TruthField? field) =>
        field is not null && draft.Document.Attributes.TryGetValue(Hidden + field.Column, out string? value) ? value.Trim() : "";
}
