using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Analysis.Recognition;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;
using Search.Engine.Grouping;
using Search.Engine.Searching;
using Search.Engine.Suggesting;
using Aside = Search.Documents.Aside;
using Document = Search.Documents.Document;
using DocumentAsides = Search.Documents.DocumentAsides;
using DocumentDates = Search.Documents.Json.DocumentDates;
using DocumentItems = Search.Documents.DocumentItems;
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
    private static readonly FieldType Keyword = Freeze(IndexOptions.DOCS_ONLY, norms: false, tokenized: false);
    private static readonly FieldType Counts = Freeze(IndexOptions.DOCS_AND_FREQS, norms: false);

    private static readonly string[] Completed = [FieldNames.Title, FieldNames.Issuer, FieldNames.Signer, FieldNames.Author, FieldNames.Type, FieldNames.Person, FieldNames.Place];

    private readonly Dictionary<string, Streams> analyzed = [];
    private readonly HashSet<string> phrases = new(StringComparer.Ordinal);
    private readonly TokenBuffer symbolTokens = new();
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

        IReadOnlyList<Aside> asides = DocumentAsides.Of(document);
        BodyText.Store(fields, document.Text, BodyParts.Pack(asides, DocumentItems.Of(document.Text)));
        AddText(fields, FieldNames.Text, Terms, Everything(document, asides), (document.PublishedAt is { } published ? DocumentDates.DayOf(published) : document.Date)?.Year);
        foreach (string term in analyzed[FieldNames.Text].Text.ExplainedTerms())
        {
            fields.Add(new Field(FieldNames.Abbreviation, term, Keyword));
        }

        AddText(fields, FieldNames.Title, Terms, Values(IsTitled(document) ? document.Title : null), document.Date?.Year);
        AddText(fields, FieldNames.Issuer, ShortTerms, Values(document.Issuer));
        AddText(fields, FieldNames.Signer, ShortTerms, Values(document.Signer));
        AddText(fields, FieldNames.Author, ShortTerms, Values(document.Author));
        AddText(fields, FieldNames.Type, ShortTerms, Values(document.Type));
        AddText(fields, FieldNames.Person, ShortTerms, Values([.. document.People]));
        AddText(fields, FieldNames.Place, ShortTerms, Values([.. document.Places]));
        AddText(fields, FieldNames.Recipient, ShortTerms, Values([.. document.Recipients]));
        AddText(fields, FieldNames.Organisation, ShortTerms, Values([.. FacetValues.Of(document, FacetField.Organisation)]));
        AddKeywords(fields, FieldNames.Symbol, Symbols(FacetValues.Of(document, FacetField.Symbol)).SelectMany(symbol => symbol.Keys));
        AddPhrases(fields, document.Symbol, document.Cites);
        DocumentSymbol[] cited = [.. Symbols(document.Cites)];
        AddKeywords(fields, FieldNames.Cites, cited.SelectMany(symbol => symbol.Keys));
        AddKeywords(fields, FieldNames.Cited, cited.Select(symbol => symbol.Key));
        TokenBuffer body = analyzed[FieldNames.Text].Body;
        if (body.Count > 0)
        {
            fields.Add(new NumericDocValuesField(FieldNames.Words, (long)StableHash.OfWords(body)));
        }

        if (groups.Of(document, body) is { } keys)
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
    private static IEnumerable<Value> Everything(Document document, IReadOnlyList<Aside> asides)
    {
        yield return new Value(Supplied("title", document.Title), []);
        yield return new Value(document.Text, [.. asides.Select(a => (a.Start, a.End))], IsBody: true);
        string?[] supplied =
        [
            Supplied("type", document.Type), Supplied("symbol", document.Symbol), Supplied("issuer", document.Issuer),
            Supplied("summary", document.Summary), Supplied("signer", document.Signer), Supplied("signerTitle", document.SignerTitle),
            Supplied("author", document.Author),
            .. SuppliedList("people", document.People), .. SuppliedList("places", document.Places), .. document.Tags,
        ];
        foreach (Value value in Values(supplied).Concat(SuppliedList("recipients", document.Recipients).Select(recipient => new Value(recipient, [(0, recipient.Length)]))))
        {
            yield return value;
        }

        string? Supplied(string name, string? value) => document.Extracted.ContainsKey(name) ? null : value;
        IReadOnlyList<string> SuppliedList(string name, IReadOnlyList<string> values) => document.Extracted.ContainsKey(name + "[0]") ? [] : values;
    }

    private static IEnumerable<Value> Values(params string?[] values) => values.Select(value => new Value(value, []));

    private static IEnumerable<DateOnly> DaysOf(Document document) =>
        new[] { document.IssuedOn, document.HeldOn, document.PublishedAt is { } published ? DocumentDates.DayOf(published) : null }.OfType<DateOnly>();

    /// <summary>A first line that stands in for a missing title is shown as one, but says no more than other lines.</summary>
    private static bool IsTitled(Document document) =>
        !document.Extracted.TryGetValue("title", out ExtractedValue? read) || read.Confidence >= LeastTitleConfidence;

    private void AddText(LuceneDocument fields, string name, FieldType type, IEnumerable<Value> values, int? year = null)
    {
        if (!analyzed.TryGetValue(name, out Streams? streams))
        {
            analyzed[name] = streams = new Streams();
        }

        AnalyzedText text = streams.Text;
        text.Clear();
        streams.Body = Streams.Nothing;
        foreach (Value value in values)
        {
            if (!string.IsNullOrEmpty(value.Text))
            {
                AnalyzedValue added = text.Add(value.Text, year, value.Asides);
                streams.Body = value.IsBody ? added.Tokens : streams.Body;
            }
        }

        if (text.Values.Length > 0)
        {
            fields.Add(new Field(name, streams.Syllables, type));
            if (type == Terms)
            {
                fields.Add(new Field(FieldNames.Pairs(name), streams.Pairs, Counts));
            }
        }

        if (text.HasAsides)
        {
            fields.Add(new Field(FieldNames.Asides(name), streams.AsideSyllables, Counts));
            fields.Add(new Field(FieldNames.Asides(FieldNames.Pairs(name)), streams.AsidePairs, Counts));
        }
    }

    /// <summary>What has just been tokenized for its own field is completed as well.</summary>
    private void AddPhrases(LuceneDocument fields, string? symbol, IReadOnlyList<string> cited)
    {
        phrases.Clear();
        foreach (string name in Completed)
        {
            foreach (AnalyzedValue value in analyzed[name].Text.Values)
            {
                PhraseTerms.AddTo(phrases, value.Tokens);
            }
        }

        if (!string.IsNullOrEmpty(symbol))
        {
            Tokenizer.Tokenize(symbol, symbolTokens);
            PhraseTerms.AddTo(phrases, symbolTokens);
        }

        foreach (string other in cited)
        {
            Tokenizer.Tokenize(other, symbolTokens);
            PhraseTerms.AddTo(phrases, symbolTokens, areCited: true);
        }

        foreach (string term in phrases)
        {
            fields.Add(new Field(FieldNames.Phrases, term, Keyword));
        }
    }

    private static IEnumerable<DocumentSymbol> Symbols(IEnumerable<string> written) => written.Select(symbol => DocumentSymbol.Parse(symbol)).OfType<DocumentSymbol>();

    private static void AddKeywords(LuceneDocument fields, string name, IEnumerable<string> keys)
    {
        foreach (string key in keys.Distinct())
        {
            fields.Add(new Field(name, key, Keyword));
        }
    }

    private static void AddFacet(LuceneDocument fields, FacetField facet, IEnumerable<string> values)
    {
        // A document counts once, however many spellings of a value it has.
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (string value in values)
        {
            string display = HitRecord.Cut(value, 300)!;
            string key = ValueKey.Of(display);
            if (key.Length > 0 && keys.Add(key))
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

    /// <summary>A value of a field, and which ranges of it are asides.</summary>
    private sealed record Value(string? Text, (int Start, int End)[] Asides, bool IsBody = false);

    /// <summary>A field's tokens and what reads them.</summary>
    private sealed class Streams
    {
        /// <summary>The tokens of no text.</summary>
        public static readonly TokenBuffer Nothing = new();

        public Streams()
        {
            (Syllables, Pairs) = (new SyllableStream(Text), new PairStream(Text));
            (AsideSyllables, AsidePairs) = (new SyllableStream(Text, onlyAsides: true), new PairStream(Text, onlyAsides: true));
        }

        public AnalyzedText Text { get; } = new();

        /// <summary>The tokens of the document's text, where it is among the values.</summary>
        public TokenBuffer Body { get; set; } = Nothing;

        public SyllableStream Syllables { get; }

        public PairStream Pairs { get; }

        public SyllableStream AsideSyllables { get; }

        public PairStream AsidePairs { get; }
    }
}
