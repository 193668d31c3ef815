using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Analysis.Recognition;
using Search.Engine.Schema;

namespace Search.Engine.Citing;

/// <param name="Doc">Its number in the reader.</param>
/// <param name="Symbol">Its own symbol.</param>
/// <param name="Record">What a hit shows of it.</param>
internal sealed record Bearer(int Doc, DocumentSymbol Symbol, HitRecord Record);

/// <summary>
/// Which documents a citation may mean. A symbol that is cited whole means those that bear just it; one without its year or issuer only means something
/// where the caller's documents know no two that it could be. For one question; not thread safe.
/// </summary>
/// <param name="reader">The caller's documents.</param>
/// <param name="days">Their days.</param>
internal sealed class SymbolBearers(IndexReader reader, DocumentDays days)
{
    /// <summary>The newest documents of one symbol that are looked at, and as many of those that matter more: each office may have its 155/QĐ-UBND of each year.</summary>
    private const int MostBearers = 200;

    /// <summary>Documents of one symbol among which they are chosen.</summary>
    private const int MostChosenAmong = 20_000;

    /// <summary>Documents that are read for one question.</summary>
    private const int MostRead = 10_000;

    /// <summary>Symbols of one number that are looked at.</summary>
    private const int MostSymbols = 2000;

    private readonly IBits? live = MultiFields.GetLiveDocs(reader);
    private readonly Dictionary<int, Bearer?> read = [];
    private readonly Dictionary<string, int[]> newestFirst = new(StringComparer.Ordinal);

    /// <summary>Whether a cited symbol and one that a document bears can be one: number and type are the same, and so is what else both say.</summary>
    /// <param name="year">The year of the document, which says the year where its symbol does not.</param>
    public static bool Agree(DocumentSymbol cited, DocumentSymbol borne, int? year) =>
        cited.Number == borne.Number && cited.Type == borne.Type
        && (cited.Issuer is null || borne.Issuer is null || cited.Issuer == borne.Issuer)
        && (cited.Year is null || (borne.Year ?? (year is { } known ? $"{known:0000}" : cited.Year)) == cited.Year);

    /// <summary>The symbols that documents cite, each as it is cited, which agree with one that a document bears.</summary>
    public IEnumerable<DocumentSymbol> CitedAs(DocumentSymbol borne, int? year) => Known(FieldNames.Cited, borne.Number).Where(cited => Agree(cited, borne, year));

    /// <summary>The documents that a cited symbol may mean, the newest stored first.</summary>
    /// <param name="cited">The symbol.</param>
    /// <param name="matters">Which are looked at before others where there are many.</param>
    public IReadOnlyList<Bearer> Of(DocumentSymbol cited, Predicate<int> matters)
    {
        var bearers = new Dictionary<int, Bearer>();
        foreach (string key in cited.Keys.Where(key => IsWhole(key, cited)))
        {
            foreach (int doc in Chosen(key, matters))
            {
                if (Read(doc) is { } bearer && Agree(cited, bearer.Symbol, bearer.Record.Date?.Year))
                {
                    bearers.TryAdd(doc, bearer);
                }
            }
        }

        Bearer[] exact = [.. bearers.Values.Where(b => b.Symbol.Key == cited.Key)];
        if (exact.Length == 0 && !IsOnly(cited, bearers.Values))
        {
            return [];
        }

        return [.. (exact.Length > 0 ? exact : [.. bearers.Values]).OrderByDescending(b => b.Doc)];
    }

    /// <summary>All documents of a key where they are few; else the newest, with the oldest, which tells whether they are of one day, and those that matter.</summary>
    private IEnumerable<int> Chosen(string key, Predicate<int> matters)
    {
        if (!newestFirst.TryGetValue(key, out int[]? docs))
        {
            newestFirst[key] = docs = [.. Docs(FieldNames.Symbol, key).Take(MostChosenAmong).OrderByDescending(days.Age)];
        }

        return docs.Length <= MostBearers ? docs : docs.Where(doc => matters(doc)).Take(MostBearers).Concat(docs.Take(MostBearers)).Append(docs[^1]).Distinct();
    }

    private Bearer? Read(int doc)
    {
        if (!read.TryGetValue(doc, out Bearer? bearer) && read.Count < MostRead)
        {
            HitRecord record = HitRecord.Read(reader, doc);
            read[doc] = bearer = DocumentSymbol.Parse(record.Symbol) is { } borne ? new Bearer(doc, borne, record) : null;
        }

        return bearer;
    }

    /// <summary>Documents that have a term, in their order.</summary>
    public IEnumerable<int> Docs(string field, string term)
    {
        DocsEnum? docs = MultiFields.GetTermDocsEnum(reader, live, field, new BytesRef(term), DocsFlags.NONE);
        while (docs is not null && docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            yield return docs.DocID;
        }
    }

    /// <summary>Whether a shorter key of a cited symbol leaves out no more than its year.</summary>
    private static bool IsWhole(string key, DocumentSymbol cited) => DocumentSymbol.FromKey(key) is var known && known.Type == cited.Type && known.Issuer == cited.Issuer;

    /// <summary>Whether no two symbols that documents bear, or cite in full, could be meant.</summary>
    private bool IsOnly(DocumentSymbol cited, IEnumerable<Bearer> bearers) =>
        bearers.Select(b => b.Symbol).Concat(Known(FieldNames.Cited, cited.Number))
            .Where(other => other.Issuer is not null && other.Key != cited.Key && Agree(cited, other, null))
            .Select(other => (other.Issuer, other.Year)).Distinct().Take(2).Count() == 1;

    private IEnumerable<DocumentSymbol> Known(string field, string number)
    {
        var prefix = new BytesRef(number + "/");
        TermsEnum? terms = MultiFields.GetTerms(reader, field)?.GetEnumerator();
        if (terms is null || terms.SeekCeil(prefix) == TermsEnum.SeekStatus.END)
        {
            yield break;
        }

        int left = MostSymbols;
        do
        {
            if (!StringHelper.StartsWith(terms.Term, prefix) || left-- == 0)
            {
                yield break;
            }

            yield return DocumentSymbol.FromKey(terms.Term.Utf8ToString());
        }
        while (terms.MoveNext());
    }
}
