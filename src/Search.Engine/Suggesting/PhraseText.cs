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
/// <param name="IsTitle">Whether it is the document's title.</param>
/// <param name="IsWhole">Whether these words are all of it.</param>
internal sealed record WrittenPhrase(string Text, int End, bool IsTitle, bool IsWhole);

/// <summary>Reads how documents write the phrases they were indexed by. For one request, not thread safe.</summary>
internal sealed class PhraseText(IndexReader reader)
{
    private static readonly FacetField[] Listed = [FacetField.Person, FacetField.Place, FacetField.Signer, FacetField.Author];
    private readonly TokenBuffer tokens = new();

    /// <summary>How a document writes a phrase, in its title and as a value; nowhere where hits do not show it, such as in a value that was cut.</summary>
    public IEnumerable<WrittenPhrase> Of(int doc, HitRecord record, PhraseNode node) =>
        new[] { Written(record.Title, node, isTitle: true) }
            .Concat(((string?[])[record.Issuer, record.Type, record.Symbol, .. ListedOf(doc)]).Select(value => Written(value, node, isTitle: false)))
            .OfType<WrittenPhrase>();

    private WrittenPhrase? Written(string? value, PhraseNode node, bool isTitle)
    {
        if (value is null)
        {
            return null;
        }

        Tokenizer.Tokenize(value, tokens);
        return PhraseTerms.Path(tokens, node.Words) == node.Path ? new WrittenPhrase(value, tokens[node.Words - 1].End, isTitle, tokens.Count == node.Words) : null;
    }

    /// <summary>People, places and the like, which stand in doc values: key, separator, the value as written.</summary>
    private IEnumerable<string> ListedOf(int doc)
    {
        IList<AtomicReaderContext> leaves = reader.Leaves;
        AtomicReaderContext leaf = leaves[ReaderUtil.SubIndex(doc, leaves)];
        var value = new BytesRef();
        foreach (FacetField field in Listed)
        {
            if (leaf.AtomicReader.GetSortedSetDocValues(FieldNames.Facet(field)) is { } values)
            {
                values.SetDocument(doc - leaf.DocBase);
                for (long ord = values.NextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = values.NextOrd())
                {
                    values.LookupOrd(ord, value);
                    string written = value.Utf8ToString();
                    yield return written[(written.IndexOf(TermForms.Separator, StringComparison.Ordinal) + 1)..];
                }
            }
        }
    }
}
