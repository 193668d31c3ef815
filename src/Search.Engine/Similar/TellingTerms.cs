using Lucene.Net.Index;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;
using Search.Documents;
using Search.Engine.Schema;
using Search.Engine.Scoring;
using Search.Engine.Understanding;

namespace Search.Engine.Similar;

/// <summary>A word or pair of a document that tells what it is about.</summary>
/// <param name="Term">Its term in the index.</param>
/// <param name="Weight">How telling it is: how often the document says it against how many of the caller's documents do.</param>
internal readonly record struct TellingTerm(Term Term, float Weight);

/// <summary>Finds the words and pairs that tell a document from the others of its reader. For one question, not thread safe.</summary>
internal sealed class TellingTerms(Vocabulary vocabulary)
{
    /// <summary>Tokens of a text that are read: it says at its beginning what it is about.</summary>
    private const int MostTokens = 4000;

    /// <summary>UTF-16 units that so many tokens take up in no text of words.</summary>
    private const int Furthest = 16 * MostTokens;

    /// <summary>Terms that are looked up, those said most.</summary>
    private const int MostLookedUp = 300;

    /// <summary>An occurrence in the title against one in the text.</summary>
    private const int Title = 3;

    private readonly Dictionary<(string Field, string Term), int> counts = [];
    private readonly TokenBuffer tokens = new();

    /// <summary>The most telling terms of a document, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<TellingTerm> Of(Document document, int most)
    {
        counts.Clear();
        Count(document.Title, [], Title);
        Count(document.Text, DocumentAsides.Of(document), 1);
        int documents = Math.Max(1, vocabulary.Documents);
        return
        [
            .. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Term, StringComparer.Ordinal).Take(MostLookedUp)
                .Select(pair => (pair.Key, pair.Value, Frequency: vocabulary.DocumentFrequency(pair.Key.Field, pair.Key.Term)))
                .Where(term => term.Frequency > 1 && term.Frequency <= documents / 2 + 1)
                .Select(term => new TellingTerm(
                    new Term(term.Key.Field, term.Key.Term), Bm25.Idf(term.Frequency, documents) * term.Value / (term.Value + Bm25.K1)))
                .OrderByDescending(term => term.Weight).ThenBy(term => term.Term.Text, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    private void Count(string text, IReadOnlyList<Aside> asides, int weight)
    {
        Tokenizer.Tokenize(text.Length > Furthest ? text[..Furthest] : text, tokens);
        bool isUnaccented = AnalyzedText.LacksAccents(tokens);
        int aside = 0;
        for (int i = 0; i < Math.Min(tokens.Count, MostTokens); i++)
        {
            while (aside < asides.Count && asides[aside].End <= tokens[i].Start)
            {
                aside++;
            }

            if (aside < asides.Count && asides[aside].Start <= tokens[i].Start)
            {
                continue;
            }

            Add(FieldNames.Text, TermForms.Of(tokens, i, isUnaccented), weight);
            if (i + 1 < tokens.Count)
            {
                Add(FieldNames.Pairs(FieldNames.Text), TermForms.PairOf(tokens, i, isUnaccented), weight);
            }
        }
    }

    private void Add(string field, string term, int weight) => counts[(field, term)] = counts.GetValueOrDefault((field, term)) + weight;
}
