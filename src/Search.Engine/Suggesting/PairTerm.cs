using Lucene.Net.Index;

namespace Search.Engine.Suggesting;

/// <summary>A reading of a pair, or of a word.</summary>
/// <param name="Term">Its term.</param>
/// <param name="Documents">How many documents of the scope have it.</param>
/// <param name="Distance">How far it is from what was typed.</param>
internal sealed record PairTerm(Term Term, int Documents, float Distance)
{
    public double Worth => Math.Log2(Documents) - Distance;

    /// <summary>The second word.</summary>
    public (string Folded, string Exact) Last
    {
        get
        {
            (string folded, string exact) = PhraseTerms.Word(Term.Text);
            return (folded[(folded.IndexOf(' ', StringComparison.Ordinal) + 1)..], exact[(exact.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
    }
}
