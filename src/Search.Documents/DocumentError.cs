namespace Search.Documents;

/// <summary>Why a document cannot be taken, in a way a person or a program can act on.</summary>
/// <param name="Code">Stable, for programs: <c>id-slash</c>, <c>wrong-type</c> …</param>
/// <param name="Place">The field, e.g. <c>title</c>; empty where the whole is meant.</param>
/// <param name="Reason">What is wrong, a sentence.</param>
/// <param name="Remedy">What to do about it, a sentence.</param>
public sealed record DocumentError(string Code, string Place, string Reason, string Remedy)
{
    public override string ToString() => Place.Length == 0 ? $"{Reason} {Remedy}" : $"{Place}: {Reason} {Remedy}";
}

/// <summary>Something that was mended while taking a document; the document is taken all the same.</summary>
/// <param name="Code">Stable, for programs: <c>nul-removed</c>, <c>surrogate-replaced</c>, <c>encoding</c> …</param>
/// <param name="Place">The field; empty where the whole is meant.</param>
/// <param name="What">What was done, a sentence.</param>
public sealed record DocumentNote(string Code, string Place, string What);
