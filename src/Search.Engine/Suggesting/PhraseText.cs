using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;
using Search.Engine.Searching;

namespace Search.Engine.Suggesting;

/// <summary>A phrase as a document writes it.</summary>
/// <param name="Text">The whole title or value.</param>
/// <param name="End">UTF-16 index behind the words that were looked for.</param>
/// <param name="Kind">What it is of the document.</param>
/// <param name="IsWhole">Whether these words are all of it.</param>
internal sealed record WrittenPhrase(string Text, int End, PhraseKind Kind, bool IsWhole);

/// <summary>What a phrase is of a document. Of titles and issuers beginnings say something too.</summary>
internal enum PhraseKind { Title, Issuer, Value, Name, Symbol }

/// <summary>Reads how documents write the phrases they were indexed by. For one request, not thread safe.</summary>
internal sealed class PhraseText(IndexReader reader)
{
    private static readonly FacetField[] Listed = [FacetField.Person, FacetField.Place, FacetField.Signer, FacetField.Author];

    /// <summary>Words of a beginning that titles share; more is no help to read.</summary>
    private const int MostInCommon = 16;

    private readonly TokenBuffer tokens = new();
    private readonly TokenBuffer others = new();

    /// <summary>How a document writes a phrase, in its title and as a value; nowhere where hits do not show it, such as in a value that was cut.</summary>
    public IEnumerable<WrittenPhrase> Of(int doc, HitRecord record, PhraseNode node) =>
        new[] { Written(record.Title, node, PhraseKind.Title), Written(record.Issuer, node, PhraseKind.Issuer) }
            .Append(Written(record.Type, node, PhraseKind.Value))
            .Concat(Listed.SelectMany(field => ListedOf(doc, field).Select(name => Written(name, node, PhraseKind.Name)).Where(name => name is not null && IsName(field))))
            .Append(Written(record.Symbol, node, PhraseKind.Symbol))
            .OfType<WrittenPhrase>();

    /// <summary>How a document writes a symbol that it cites.</summary>
    public IEnumerable<WrittenPhrase> Cited(int doc, PhraseNode node) =>
        ListedOf(doc, FacetField.Cites).Select(symbol => Written(symbol, node, PhraseKind.Symbol)).OfType<WrittenPhrase>();

    /// <summary>Where the words end that titles have in common from their beginning on, as a UTF-16 index in one of them.</summary>
    /// <param name="titles">Titles with the same first words.</param>
    /// <param name="best">The one to be shown.</param>
    public int InCommon(IReadOnlyList<string> titles, WrittenPhrase best)
    {
        Tokenizer.Tokenize(best.Text, tokens);
        int words = Math.Min(tokens.Count, MostInCommon);
        foreach (string title in titles)
        {
            Tokenizer.Tokenize(title, others);
            int same = 0;
            while (same < words && same < others.Count && tokens.Exact(same).SequenceEqual(others.Exact(same)))
            {
                same++;
            }

            words = same;
        }

        return words > 0 ? Math.Max(best.End, tokens[words - 1].End) : best.End;
    }

    private WrittenPhrase? Written(string? value, PhraseNode node, PhraseKind kind)
    {
        if (value is null)
        {
            return null;
        }

        Tokenizer.Tokenize(value, tokens);
        return PhraseTerms.Path(tokens, node.Words) == node.Path ? new WrittenPhrase(value, tokens[node.Words - 1].End, kind, tokens.Count == node.Words) : null;
    }

    /// <summary>
    /// Whether what was just read can be a name. One syllable is what is left of one that was read wrongly (<c>Thủ</c>), or says too little; a single letter
    /// behind a person's stands for a name that is withheld (<c>Phạm Văn H</c>; <c>Ý</c> is one).
    /// </summary>
    private bool IsName(FacetField field) => tokens.Count == 1
        ? tokens[0].Kind != TokenKind.Syllable
        : field == FacetField.Place || tokens.Folded(tokens.Count - 1).Length > 1 || tokens[tokens.Count - 1].IsMarked;

    /// <summary>People, places, symbols cited and the like, which stand in doc values: key, separator, the value as written.</summary>
    private IEnumerable<string> ListedOf(int doc, FacetField field)
    {
        IList<AtomicReaderContext> leaves = reader.Leaves;
        AtomicReaderContext leaf = leaves[ReaderUtil.SubIndex(doc, leaves)];
        if (leaf.AtomicReader.GetSortedSetDocValues(FieldNames.Facet(field)) is not { } values)
        {
            yield break;
        }

        var value = new BytesRef();
        values.SetDocument(doc - leaf.DocBase);
        for (long ord = values.NextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = values.NextOrd())
        {
            values.LookupOrd(ord, value);
            string written = value.Utf8ToString();
            yield return written[(written.IndexOf(TermForms.Separator, StringComparison.Ordinal) + 1)..];
        }
    }
}
