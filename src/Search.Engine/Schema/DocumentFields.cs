using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Analysis.Recognition;
using Search.Analysis.TokenStreams;
using Search.Engine.Grouping;
using Search.Engine.Searching;
using Document = Search.Documents.Document;
using ExtractedValue = Search.Documents.ExtractedValue;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Search.Engine.Schema;

/// <summary>
/// Turns a document into index fields; the only place where the schema is written. Keeps token buffers and streams, one text field each,
/// from one document to the next, so it serves one thread at a time.
/// </summary>
internal sealed class DocumentFields
{
    private const double LeastTitleConfidence = 0.5;

    private static readonly FieldType Terms = Freeze(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, norms: true);
    private static readonly FieldType ShortTerms = Freeze(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, norms: false);
    private static readonly FieldType PairTerms = Freeze(IndexOptions.DOCS_AND_FREQS, norms: false);
    private static readonly FieldType Keyword = Freeze(IndexOptions.DOCS_ONLY, norms: false, tokenized: false);
    private static readonly FieldType BodyText = new() { IsStored = true };

    private readonly Dictionary<string, (AnalyzedText Text, SyllableStream Syllables, PairStream Pairs)> analyzed = [];
    private readonly GroupKeys groups = new();

    public LuceneDocument Map(Document document, long sequence)
    {
        var fields = new LuceneDocument();
        fields.Add(new Field(FieldNames.Id, document.Id, Keyword));
        fields.Add(new NumericDocValuesField(FieldNames.Sequence, sequence));
        if (document.Date is { } date)
        {
            fields.Add(new NumericDocValuesField(FieldNames.Day, date.DayNumber));
        }

        foreach (string term in DaysOf(document).SelectMany(day => Meaning.Terms(day)).Distinct())
        {
            fields.Add(new Field(FieldNames.Date, term, Keyword));
        }

        fields.Add(new BinaryDocValuesField(FieldNames.Hit, HitRecord.Of(document).Pack()));
        fields.Add(new Field(FieldNames.Body, document.Text, BodyText));

        AddText(fields, FieldNames.Text, Terms, Everything(document), document.PublishedAt?.Year ?? document.Date?.Year);
        foreach (string term in analyzed[FieldNames.Text].Text.ExplainedTerms())
        {
            fields.Add(new Field(FieldNames.Abbreviation, term, Keyword));
        }

        AddText(fields, FieldNames.Title, Terms, [IsTitled(document) ? document.Title : null], document.Date?.Year);
        AddText(fields, FieldNames.Issuer, ShortTerms, [document.Issuer]);
        AddText(fields, FieldNames.Signer, ShortTerms, [document.Signer]);
        AddText(fields, FieldNames.Author, ShortTerms, [document.Author]);
        AddText(fields, FieldNames.Type, ShortTerms, [document.Type]);
        AddText(fields, FieldNames.Person, ShortTerms, document.People);
        AddText(fields, FieldNames.Place, ShortTerms, document.Places);
        AddSymbol(fields, document.Symbol);
        foreach (string key in document.Cites.Select(cited => DocumentSymbol.Parse(cited)?.Key).OfType<string>().Distinct())
        {
            fields.Add(new Field(FieldNames.Cited, key, Keyword));
        }

        if (groups.Of(document) is { } keys)
        {
            fields.Add(new BinaryDocValuesField(FieldNames.Groups, keys));
        }

        foreach (FacetField facet in Enum.GetValues<FacetField>())
        {
            AddFacet(fields, facet, FacetValues.Of(document, facet));
        }

        return fields;
    }

    /// <summary>Title and body, then what was supplied beside the text; a value that was read out of the text already counts there.</summary>
    private static IEnumerable<string?> Everything(Document document)
    {
        yield return Supplied("title", document.Title);
        yield return document.Text;
        string?[] supplied =
        [
            Supplied("type", document.Type), Supplied("symbol", document.Symbol), Supplied("issuer", document.Issuer),
            Supplied("summary", document.Summary), Supplied("signer", document.Signer), Supplied("signerTitle", document.SignerTitle),
            Supplied("author", document.Author),
        ];
        foreach (string? value in supplied
            .Concat(SuppliedList("people", document.People))
            .Concat(SuppliedList("places", document.Places))
            .Concat(document.Tags)
            .Concat(SuppliedList("recipients", document.Recipients)))
        {
            yield return value;
        }

        string? Supplied(string name, string? value) => document.Extracted.ContainsKey(name) ? null : value;
        IReadOnlyList<string> SuppliedList(string name, IReadOnlyList<string> values) => document.Extracted.ContainsKey(name + "[0]") ? [] : values;
    }

    private static IEnumerable<DateOnly> DaysOf(Document document) =>
        new[] { document.IssuedOn, document.HeldOn, document.PublishedAt is { } published ? DateOnly.FromDateTime(published.DateTime) : null }.OfType<DateOnly>();

    /// <summary>A first line that stands in for a missing title is shown as one, but says no more than other lines.</summary>
    private static bool IsTitled(Document document) =>
        !document.Extracted.TryGetValue("title", out ExtractedValue? read) || read.Confidence >= LeastTitleConfidence;

    private void AddText(LuceneDocument fields, string name, FieldType type, IEnumerable<string?> values, int? year = null)
    {
        if (!analyzed.TryGetValue(name, out var streams))
        {
            var text = new AnalyzedText();
            analyzed[name] = streams = (text, new SyllableStream(text), new PairStream(text));
        }

        streams.Text.Clear();
        foreach (string? value in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                streams.Text.Add(value, year);
            }
        }

        if (streams.Text.Values.Length > 0)
        {
            fields.Add(new Field(name, streams.Syllables, type));
            if (type == Terms)
            {
                fields.Add(new Field(FieldNames.Pairs(name), streams.Pairs, PairTerms));
            }
        }
    }

    private static void AddSymbol(LuceneDocument fields, string? symbol)
    {
        foreach (string key in DocumentSymbol.Parse(symbol ?? "")?.Keys ?? [])
        {
            fields.Add(new Field(FieldNames.Symbol, key, Keyword));
        }
    }

    private static void AddFacet(LuceneDocument fields, FacetField facet, IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            string display = HitRecord.Cut(value, 300)!;
            string key = ValueKey.Of(display);
            if (key.Length > 0)
            {
                fields.Add(new Field(FieldNames.Filter, FacetValues.FilterTerm(facet, key), Keyword));
                fields.Add(new SortedSetDocValuesField(FieldNames.Facet(facet), new BytesRef(key + TermForms.Separator + display)));
            }
        }
    }

    private static FieldType Freeze(IndexOptions options, bool norms, bool tokenized = true)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = tokenized, IndexOptions = options, OmitNorms = !norms };
        type.Freeze();
        return type;
    }
}
