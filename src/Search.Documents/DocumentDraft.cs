namespace Search.Documents;

/// <summary>A document as a client or a file supplied it, before what is missing is read out of its text.</summary>
/// <param name="Document">What was supplied; everything else at its default.</param>
/// <param name="Supplied">The names, in camelCase, of the fields that were supplied: what a reader must not touch.</param>
/// <param name="Date">A field <c>date</c>, which is the day of issue of a notice and the publication of a news item.</param>
public sealed record DocumentDraft(Document Document, IReadOnlySet<string> Supplied, DateTimeOffset? Date = null)
{
    public bool Has(string field) => Supplied.Contains(field);
}

/// <summary>What became of a supplied document: a draft, or the errors that forbid it.</summary>
/// <param name="Id">The id that was supplied, also where the rest is in error; null where there was none.</param>
/// <param name="Draft">The draft; null where there are errors.</param>
public sealed record DocumentParse(string? Id, DocumentDraft? Draft, IReadOnlyList<DocumentError> Errors, IReadOnlyList<DocumentNote> Notes);
