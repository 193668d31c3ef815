using Lucene.Net.Search;
using Search.Analysis.Text;
using Search.Engine.Generations;
using Search.Engine.Schema;
using Search.Engine.Understanding;

namespace Search.Engine.Suggesting;

/// <summary>One completion from what was typed to what is offered.</summary>
internal sealed class SuggestRun(ReadableIndex index, Lexicon lexicon, SuggestRequest request, CancellationToken cancellation)
{
    /// <summary>Terms looked at for one way to read what was typed.</summary>
    private const int Budget = 6000;

    /// <summary>Phrases read from documents for one way to read it.</summary>
    private const int MostPhrases = 32;

    /// <summary>Documents looked into for how a phrase is written.</summary>
    private const int MostWriters = 16;

    /// <summary>Of which so many suffice where they agree.</summary>
    private const int EnoughWriters = 4;

    /// <summary>Words beyond which only titles that begin so are offered: nobody types so many from the middle of a text.</summary>
    private const int LongestRun = 16;

    /// <summary>Words beyond which no groups of words are looked for.</summary>
    private const int LongestGroup = 5;

    /// <summary>With fewer suggestions what was typed is read otherwise as well.</summary>
    private const int Few = 3;

    /// <summary>Senses of abbreviations that are looked for.</summary>
    private const int MostSenses = 2;

    /// <summary>What a symbol is worth less that no document bears: more doublings than so many could cite it, so that it comes behind those that documents bear.</summary>
    private const double OnlyCited = 32;

    private readonly IndexSearcher searcher = index.Searcher;
    private readonly SuggestScope scope = new(index.Searcher.IndexReader, request.Filters);
    private readonly PhraseText phrases = new(index.Searcher.IndexReader);
    private readonly PhraseBounds bounds = new(index.Vocabulary());
    private readonly SuggestedQueries queries = new(request.Text);
    private readonly TokenBuffer tokens = new();
    private readonly SuggestedTitles titles = new(index.Searcher.IndexReader);

    public IReadOnlyList<Suggested> Answer()
    {
        var typed = TypedText.Of(request.Text);
        CollectAll(typed);
        if (queries.Count + titles.Count < (typed.Words.Count > LongestGroup ? 1 : Few))
        {
            foreach (string read in KeystrokeReadings.Of(request.Text).Concat(typed.Words.Count > LongestGroup ? [] : Expanded()))
            {
                CollectAll(TypedText.Of(read));
            }
        }

        if (queries.Count + titles.Count == 0)
        {
            Collect(typed, loosely: true);
        }

        List<Suggested> documents = [.. titles.Best().Take(request.Size)];
        int room = request.Size - Math.Min(documents.Count, Math.Max(request.Size / 3, request.Size - queries.Count));
        Suggested[] texts = [.. queries.Best().Take(room)];
        HashSet<string> offered = [.. texts.Select(t => ValueKey.Of(t.Text.Text))];
        documents.RemoveAll(document => offered.Contains(ValueKey.Of(document.Text.Text)));
        return [.. texts, .. documents.Take(request.Size - texts.Length)];
    }

    /// <summary>What was typed with an abbreviation in its words: <c>ubnd h</c>.</summary>
    private IEnumerable<string> Expanded()
    {
        WordRun run = new EquivalentFinder(lexicon, index.Vocabulary()).Find(WordRun.Of(request.Text), new StepRecorder(isDetailed: false));
        return run.Words.SelectMany(word => word.Equivalents).Distinct().Where(e => !e.IsLinked && e.Words.Count > e.Count).Take(MostSenses)
            .Select(e => string.Concat(run.Text.AsSpan(0, run.Words[e.First].Start), e.Text, run.Text.AsSpan(run.Words[e.Last].End)));
    }

    /// <summary>As it was typed, and as the symbol it may begin.</summary>
    private void CollectAll(TypedText typed)
    {
        Collect(typed, loosely: false);
        foreach (TypedText symbol in SymbolReadings.Of(typed))
        {
            Collect(symbol, loosely: false);
        }
    }

    private void Collect(TypedText typed, bool loosely)
    {
        cancellation.ThrowIfCancellationRequested();
        if (typed.Words.Count == 0)
        {
            return;
        }

        var marks = new TypedMarks(typed, loosely);
        foreach (bool areCited in (bool[])[false, true])
        {
            var tree = new PhraseTree(searcher.IndexReader, scope, new WorkBudget(Budget), areCited);
            foreach (PhraseNode node in new PhraseFinder(tree, typed, loosely).Find().Take(MostPhrases))
            {
                if (queries.Count >= request.Size && (areCited || titles.Count >= request.Size))
                {
                    break;
                }

                Offer(node, tree, marks);
            }
        }

        var pairs = new PairFinder(searcher, scope, loosely, new WorkBudget(Budget));
        if (typed.Words.Count is > 1 and <= LongestRun)
        {
            IReadOnlyList<PairTerm>[] inTitles = [.. Enumerable.Range(0, typed.Words.Count - 1).Select(i => pairs.Readings(typed, FieldNames.Title, i))];
            foreach (int doc in pairs.Newest(inTitles, request.Size).Newest)
            {
                titles.Add(doc, marks);
            }
        }
        else if (typed.Words is [{ IsNumber: false } word] && request.Text.Length > 1 && titles.Count < request.Size)
        {
            foreach (int doc in pairs.Titled(word, typed.IsMarked, request.Size))
            {
                titles.Add(doc, marks);
            }
        }

        if (queries.Count < request.Size / 2 && !loosely && request.Text.Length > 1 && typed.Words.Count <= LongestGroup)
        {
            foreach ((string phrase, double worth) in new NeighbourPhrases(searcher, typed, new PairFinder(searcher, scope, loosely, new WorkBudget(Budget)), bounds).Find(onlyGroups: queries.Count > 0).ToList())
            {
                queries.Add(phrase, isWhole: false, worth, marks);
            }
        }
    }

    private void Offer(PhraseNode node, PhraseTree tree, TypedMarks marks)
    {
        bool isEnd = node.Documents == 1 || node.Words == PhraseTerms.MaxWords;
        var spellings = new Spellings(isEnd);
        var beginnings = new List<string>(MostWriters);
        int looked = 0;
        foreach (int doc in tree.Newest(node, MostWriters))
        {
            if (looked++ >= EnoughWriters && spellings.AreClear)
            {
                break;
            }

            foreach (WrittenPhrase written in tree.AreCited ? phrases.Cited(doc, node) : phrases.Of(doc, HitRecord.Read(searcher.IndexReader, doc), node))
            {
                spellings.Add(written);
                if (written.Kind == PhraseKind.Title)
                {
                    titles.Add(doc, marks);
                    beginnings.Add(written.Text);
                }
            }
        }

        WrittenPhrase? best = spellings.Best();
        if (best is { Kind: not PhraseKind.Title } && (best.IsWhole || isEnd))
        {
            queries.Add(best.Text, isWhole: true, node.Worth + 1 - (tree.AreCited ? OnlyCited : 0), marks, best.Kind == PhraseKind.Symbol, best.Kind == PhraseKind.Name ? node.Documents : 0);
        }
        else if (best is { Kind: PhraseKind.Title or PhraseKind.Issuer } && node.Documents > 1 && (best.IsWhole || node.Words > 1))
        {
            int end = node.Words == PhraseTerms.MaxWords ? phrases.InCommon(beginnings, best) : best.End;
            string text = best.IsWhole ? best.Text : bounds.Beginning(best.Text, end, tokens);
            queries.Add(text, best.IsWhole, node.Worth, marks);
        }
    }
}
