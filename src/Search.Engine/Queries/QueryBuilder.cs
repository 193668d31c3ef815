using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Analysis.Recognition;
using Search.Engine.Explaining;
using Search.Engine.Schema;
using Search.Engine.Searching;
using Search.Engine.Snippets;
using Search.Engine.Understanding;

namespace Search.Engine.Queries;

/// <summary>The one way from what was typed to what is run: parse, understand, build.</summary>
internal sealed class QueryBuilder
{
    /// <summary>Up to here a document should have every word; longer questions need most of theirs.</summary>
    private const int LongestShortQuery = 6;

    /// <summary>The share of words a document must have, in a long question and where too few have all.</summary>
    private const double MostWords = 0.25;

    /// <summary>Distinct words that are searched; a text of 512 characters that has more is no question.</summary>
    private const int MostWordsSearched = 64;

    /// <summary>What may add to the score beside them.</summary>
    private const int MostOptional = 256;

    /// <summary>Operands that bind, beyond which a query is no question either.</summary>
    private const int MostOperators = 32;

    private readonly SearchRequest request;
    private readonly Understood understood;
    private readonly PostingBuilder postings;
    private readonly WordsBuilder words;
    private readonly Vocabulary vocabulary;
    private readonly StepRecorder steps;
    private readonly PartLabels? labels;

    private QueryBuilder(SearchRequest request, Vocabulary vocabulary, Lexicon lexicon, StepRecorder steps, PartLabels? labels)
    {
        this.labels = labels;
        this.steps = steps;
        this.request = request;
        this.vocabulary = vocabulary;
        understood = Understood.Of(QueryParser.Parse(request.Text, new KnownValues(vocabulary).Begin), vocabulary, lexicon, request, steps);
        postings = new PostingBuilder(request.Accents, understood.IsMarked, vocabulary, request.Rewrite);
        words = new WordsBuilder(postings, labels);
    }

    /// <param name="request">What is asked for.</param>
    /// <param name="vocabulary">The words of the documents the caller may read.</param>
    /// <param name="lexicon">Which words mean the same.</param>
    /// <param name="steps">Where what is done is recorded; null where nobody asks.</param>
    /// <param name="labels">Where it is kept what each part of the query is for; null where nobody asks.</param>
    public static BuiltQuery Build(SearchRequest request, Vocabulary vocabulary, Lexicon lexicon, StepRecorder? steps = null, PartLabels? labels = null) =>
        new QueryBuilder(request, vocabulary, lexicon, steps ?? new StepRecorder(isDetailed: false), labels).Build();

    private BuiltQuery Build()
    {
        List<WordRun> plain = [.. understood.Clauses.Where(IsPlain).Select(c => c.Alternatives[0].Run)];
        int count = plain.Sum(r => r.Count);
        bool hasBinding = understood.Clauses.Any(c => !c.Excluded && !IsPlain(c));
        int needed = request.Match switch
        {
            MatchMode.All => count,
            MatchMode.Any => hasBinding ? 0 : Math.Min(1, count),
            _ => count <= LongestShortQuery ? count : Most(count),
        };
        bool hasLoose = (postings.ByMarks && request.Accents != AccentMode.Strict) || plain.Exists(HasLinked);
        bool mayLack = count > 1 || (count == 1 && (hasBinding || hasLoose));
        bool mayRelax = request.Match == MatchMode.Auto && mayLack;
        int relaxed = hasBinding ? 0 : Math.Max(1, Math.Min((count <= LongestShortQuery ? count : needed) / 2, plain.Sum(Known)));
        if (steps.IsDetailed)
        {
            // A word said twice is asked for once.
            int asked = Required(plain, loosely: false).Length;
            var match = new StepFacts.Match(
                asked, Math.Min(needed, asked), mayRelax ? Math.Min(relaxed, asked) : null, IsLoose(plain), understood.Clauses.Count(c => !IsPlain(c)));
            MatchSteps.Note(understood.Text, plain, postings, match, steps);
        }

        return new BuiltQuery(
            Assemble(plain, needed, loosely: false),
            mayRelax ? Assemble(plain, relaxed, loosely: true) : null,
            [.. plain.SelectMany(words.Placed).Distinct().Take(MostWordsSearched)],
            MarkPlan.Of(understood, postings.ByMarks, request.Accents == AccentMode.Strict),
            understood.Text,
            understood.Rewrites,
            understood.Suggestion,
            request.Match == MatchMode.Auto && needed < count);
    }

    /// <summary>Whether words can contradict marks or be only near.</summary>
    private bool IsLoose(List<WordRun> plain) => postings.ByMarks || plain.Exists(HasLinked);

    private static bool HasLinked(WordRun run) => run.Words.Any(w => w.Equivalents.Any(e => e.IsLinked));

    /// <summary>How many words of a run documents have in some form: what none has, no document can be asked for.</summary>
    private int Known(WordRun run) =>
        run.Words.Count(w => w.Corrections.Count > 0 || w.Equivalents.Count > 0 || vocabulary.DocumentFrequency(FieldNames.Text, w.Folded) > 0);

    private static int Most(int count) => Math.Max(1, (int)Math.Ceiling(count * MostWords));

    private static bool IsPlain(UnderstoodClause clause) =>
        clause is { Excluded: false, Alternatives: [{ Operand: { Kind: OperandKind.Words, Field: null } }] };

    private BooleanQuery Assemble(List<WordRun> plain, int needed, bool loosely)
    {
        var query = new BooleanQuery(disableCoord: true);

        // A word said twice is asked for once.
        Query[] required = Required(plain, loosely: false);
        needed = Math.Min(needed, required.Length);
        if (needed == 0)
        {
            // What binds has been found; the words only order it.
            foreach (Query word in required)
            {
                query.Add(word, Occur.SHOULD);
            }
        }
        else if (loosely && IsLoose(plain))
        {
            // Where marks contradict, or a word is only near, the rest of the query must agree.
            query.Add(Either(SomeOf(required, needed), All(Required(plain, loosely: true))), Occur.MUST);
        }
        else if (needed < required.Length)
        {
            query.Add(SomeOf(required, needed), Occur.MUST);
        }
        else
        {
            foreach (Query word in required)
            {
                query.Add(word, Occur.MUST);
            }
        }

        foreach (Query optional in plain.SelectMany(words.Optional).Distinct().Take(MostOptional))
        {
            query.Add(optional, Occur.SHOULD);
        }

        AddOperators(query);
        bool onlyExcludes = query.Clauses.Count > 0 && query.Clauses.All(c => c.Occur == Occur.MUST_NOT);
        if (onlyExcludes || request.IsBlank)
        {
            query.Add(new ConstantScoreQuery(new MatchAllDocsQuery()), Occur.MUST);
        }

        return query;
    }

    private Query[] Required(List<WordRun> plain, bool loosely) =>
        [.. plain.SelectMany(r => words.Required(r, FieldNames.Text, loosely)).Distinct().Take(MostWordsSearched)];

    private static BooleanQuery SomeOf(Query[] queries, int least)
    {
        var some = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = least };
        foreach (Query query in queries)
        {
            some.Add(query, Occur.SHOULD);
        }

        return some;
    }

    /// <summary>The better of two, so that a word counts once though both ask for it.</summary>
    private static DisjunctionMaxQuery Either(Query one, Query other) => new([one, other], tieBreakerMultiplier: 0);

    private void AddOperators(BooleanQuery query)
    {
        var added = new HashSet<(bool, Query)>();
        foreach (UnderstoodClause clause in understood.Clauses.Where(c => !IsPlain(c)))
        {
            // What is excluded has marks of its own: "kim -đường" leaves "đương kim" where it is.
            WordsBuilder by = clause.Excluded && clause.Alternatives.Any(a => a.Run.Words.Any(w => w.IsMarked))
                ? new WordsBuilder(new PostingBuilder(request.Accents, isMarked: true, vocabulary, request.Rewrite), labels)
                : words;
            Query[] alternatives = [.. clause.Alternatives.Select(a => Operator(a, by)).OfType<Query>().Distinct()];
            if (alternatives.Length == 0)
            {
                continue;
            }

            Query either = alternatives[0];
            if (alternatives.Length > 1)
            {
                var any = new BooleanQuery(disableCoord: true);
                foreach (Query alternative in alternatives)
                {
                    any.Add(alternative, Occur.SHOULD);
                }

                either = any;
            }

            if (added.Count < MostOperators && added.Add((clause.Excluded, either)))
            {
                query.Add(either, clause.Excluded ? Occur.MUST_NOT : Occur.MUST);
            }
        }
    }

    /// <summary>A binding operand; null where it has no words.</summary>
    private Query? Operator(UnderstoodOperand operand, WordsBuilder by)
    {
        string field = operand.Operand.Field ?? FieldNames.Text;
        if (operand.Run.Words.Count == 0)
        {
            return null;
        }

        if (field is FieldNames.Symbol or FieldNames.Cites)
        {
            return Labelled(SymbolOf(field, operand), PartKind.Field, operand, field);
        }

        return operand.Operand.Kind switch
        {
            OperandKind.Prefix => Labelled(PrefixBuilder.Build(field, operand.Run, vocabulary, by.Postings), PartKind.Prefix, operand, field),
            OperandKind.Phrase when operand.Run.Words.Count > 1 => Labelled(PhraseBuilder.Build(field, operand.Run, by.Postings), PartKind.Phrase, operand, field),
            _ => All(by.Required(operand.Run, field, loosely: false)),
        };
    }

    private Query Labelled(Query query, PartKind kind, UnderstoodOperand operand, string field)
    {
        labels?.Add(query, new PartLabel(kind, operand.Operand.Text, field));
        return query;
    }

    private static Query SymbolOf(string field, UnderstoodOperand operand)
    {
        // A bare number or part is looked for among the shorter keys a symbol is known by.
        string key = DocumentSymbol.Parse(operand.Operand.Text)?.Key ?? string.Join('/', operand.Run.Words.Select(w => w.Folded));
        var whole = new TermQuery(new Term(field, key));
        return operand.Operand.Kind == OperandKind.Prefix || operand.Run.Words.Count == 1
            ? new PrefixQuery(new Term(field, operand.Operand.Kind == OperandKind.Prefix ? key : key + "/"))
            : whole;
    }

    private static Query All(IEnumerable<Query> required)
    {
        Query[] queries = [.. required];
        if (queries.Length == 1)
        {
            return queries[0];
        }

        var all = new BooleanQuery(disableCoord: true);
        foreach (Query query in queries)
        {
            all.Add(query, Occur.MUST);
        }

        return all;
    }
}
