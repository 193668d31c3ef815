using Lucene.Net.Index;
using Search.Analysis.Recognition;
using Search.Analysis.TokenStreams;
using Search.Documents;
using Search.Engine.Schema;

namespace Search.Engine.Citing;

/// <summary>Finds among the caller's documents those that cite one, and those that it cites. For one question; not thread safe.</summary>
internal sealed class CitationFinder
{
    /// <summary>Citations of a document that are looked up: its first.</summary>
    private const int MostCites = 200;

    private readonly IndexReader reader;
    private readonly DocumentDays days;
    private readonly SymbolBearers bearers;
    private readonly Dictionary<long, bool> namedDays = [];

    public CitationFinder(IndexReader reader)
    {
        this.reader = reader;
        days = new DocumentDays(reader);
        bearers = new SymbolBearers(reader, days);
    }

    /// <param name="document">The document.</param>
    /// <param name="most">The most citing documents listed.</param>
    /// <param name="cancellation">Ends the search.</param>
    public DocumentCitations Of(Document document, int most, CancellationToken cancellation)
    {
        if (bearers.Docs(FieldNames.Id, document.Id).Cast<int?>().FirstOrDefault() is not { } self)
        {
            return new DocumentCitations([], 0, []);
        }

        List<int> citing = Citing(document, self, cancellation);
        return new DocumentCitations(
            [.. Newest(citing, most).Select(doc => HitRecord.Read(reader, doc)).Select(Shown)],
            citing.Count,
            [.. document.Cites.Take(MostCites).Select(symbol => (symbol, Cited: CitedBy(self, symbol, cancellation))).Where(c => c.Cited is not null).Select(c => new Citation(c.symbol, c.Cited!))]);
    }

    private static CitedDocument Shown(HitRecord record) => new(record.Id, record.Title);

    private List<int> Citing(Document document, int self, CancellationToken cancellation)
    {
        var citing = new SortedSet<int>();
        if (DocumentSymbol.Parse(document.Symbol) is { } own)
        {
            HashSet<int>? naming = null;
            foreach (DocumentSymbol cited in bearers.CitedAs(own, document.Date?.Year).ToList())
            {
                cancellation.ThrowIfCancellationRequested();
                IReadOnlyList<Bearer> meant = bearers.Of(cited, doc => doc == self);
                if (meant.FirstOrDefault(b => b.Doc == self) is { } one)
                {
                    IEnumerable<int> docs = bearers.Docs(FieldNames.Cited, cited.Key);
                    citing.UnionWith(IsOneDay(meant) ? docs : docs.Where((naming ??= [.. Naming(one)]).Contains));
                }
            }
        }

        citing.Remove(self);
        return [.. citing];
    }

    private CitedDocument? CitedBy(int self, string symbol, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (DocumentSymbol.Parse(symbol) is not { } cited)
        {
            return null;
        }

        IReadOnlyList<Bearer> meant = bearers.Of(cited, doc => NamesDay(self, days.Of(doc)));
        bool isOneDay = IsOneDay(meant);
        Bearer? found = meant.FirstOrDefault(b => b.Doc != self && (isOneDay || NamesDay(self, days.Of(b.Doc))));
        return found is null ? null : Shown(found.Record);
    }

    /// <summary>Whether documents that bear one symbol are copies of one: offices number anew each year, and each for itself.</summary>
    private static bool IsOneDay(IReadOnlyList<Bearer> meant) => meant.DistinctBy(b => b.Record.Date).Count() == 1;

    /// <summary>The documents whose text names the day of one, as who cites <c>155/QĐ-UBND ngày 24/8/2021</c> does.</summary>
    private IEnumerable<int> Naming(Bearer bearer) => bearer.Record.Date is { } day ? bearers.Docs(FieldNames.Text, Meaning.Terms(day).First()) : [];

    /// <summary>Whether the text of a document, the same all along, names a day.</summary>
    private bool NamesDay(int self, long day)
    {
        if (!namedDays.TryGetValue(day, out bool names))
        {
            namedDays[day] = names = day != long.MinValue && days.Has(self, FieldNames.Text, Meaning.Terms(DateOnly.FromDayNumber((int)day)).First());
        }

        return names;
    }

    /// <summary>The newest of some documents, newest first; of one day those stored last.</summary>
    private IEnumerable<int> Newest(List<int> docs, int most)
    {
        var newest = new PriorityQueue<int, (long Day, long Sequence)>();
        foreach (int doc in docs)
        {
            newest.Enqueue(doc, days.Age(doc));
            if (newest.Count > most)
            {
                newest.Dequeue();
            }
        }

        return newest.UnorderedItems.OrderByDescending(i => i.Priority).Select(i => i.Element);
    }
}
