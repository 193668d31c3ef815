using Search.Documents;
using Search.Documents.Json;

namespace Indexer.Reading;

/// <summary>
/// A document while it is read: takes what was found where nothing was supplied, and notes where it stood. What is longer than <see cref="DocumentRules"/>
/// allow is no name or title, and left. Used once, by one thread.
/// </summary>
internal sealed class DocumentReading
{
    private readonly DocumentDraft draft;
    private readonly Dictionary<string, ExtractedValue> extracted;

    /// <param name="document">What was supplied, its kind decided.</param>
    public DocumentReading(DocumentDraft draft, Document document)
    {
        this.draft = draft;
        extracted = new(document.Extracted, StringComparer.Ordinal);
        Document = draft.Date is not { } date ? document
            : document.Kind == DocumentKind.Notice && !draft.Has("issuedOn") ? document with { IssuedOn = DocumentDates.DayOf(date) }
            : document.Kind == DocumentKind.News && !draft.Has("publishedAt") ? document with { PublishedAt = date }
            : document;
    }

    public Document Document { get; private set; }

    /// <summary>The title as it was supplied; empty where there was none.</summary>
    public string SuppliedTitle => draft.Document.Title;

    public Document Finish() => Document with { Extracted = extracted };

    public void Text(string field, ReadValue<string>? read, Func<Document, string?> current, Func<Document, string, Document> with)
    {
        // A title may be supplied empty, as feeds do.
        if (read is not null && read.Value.Length <= DocumentRules.MaxValueLength && string.IsNullOrWhiteSpace(current(Document)) && (!draft.Has(field) || field == "title"))
        {
            extracted[field] = read.Where;
            Document = with(Document, read.Value);
        }
    }

    public void Day(string field, DateOnlyRead? read, Func<Document, DateOnly?> current, Func<Document, DateOnly, Document> with)
    {
        if (read is not null && current(Document) is null)
        {
            extracted[field] = read.Where;
            Document = with(Document, read.Value);
        }
    }

    public void Moment(ReadValue<DateTimeOffset>? published)
    {
        if (published is not null && Document.PublishedAt is null)
        {
            extracted["publishedAt"] = published.Where;
            Document = Document with { PublishedAt = published.Value };
        }
    }

    /// <summary>A list, where none was supplied; each value by its place in it.</summary>
    public void List(string field, IReadOnlyList<ReadValue<string>> read, Func<Document, IReadOnlyList<string>> current, Func<Document, IReadOnlyList<string>, Document> with)
    {
        read = [.. read.Where(value => value.Value.Length <= DocumentRules.MaxValueLength).Take(DocumentRules.MaxValues)];
        if (read.Count == 0 || draft.Has(field) || current(Document).Count > 0)
        {
            return;
        }

        for (int i = 0; i < read.Count; i++)
        {
            extracted[$"{field}[{i}]"] = read[i].Where;
        }

        Document = with(Document, [.. read.Select(value => value.Value)]);
    }

    /// <summary>Whether a list was read, not supplied.</summary>
    public bool IsRead(string field) => extracted.ContainsKey($"{field}[0]");

    /// <summary>Where more of a list stands than it holds, under the place behind its last.</summary>
    public void Unlisted(string field, int count, ExtractedValue? where)
    {
        if (where is not null && IsRead(field))
        {
            extracted[$"{field}[{count}]"] = where;
        }
    }

    /// <summary>Something the contract has no field for; an attribute of that name that was supplied stays.</summary>
    public void Attribute(string name, ReadValue<string>? read)
    {
        if (read is not null && read.Value.Length <= DocumentRules.MaxValueLength && !Document.Attributes.ContainsKey(name))
        {
            extracted[$"attributes.{name}"] = read.Where;
            Document = Document with { Attributes = new Dictionary<string, string>(Document.Attributes, StringComparer.Ordinal) { [name] = read.Value } };
        }
    }

    /// <summary>Several of one kind, a line each.</summary>
    public void Attributes(string name, IReadOnlyList<ReadValue<string>> read)
    {
        int length = 0;
        read = [.. read.TakeWhile(value => (length += value.Value.Length + 1) <= DocumentRules.MaxAttributeLength)];
        if (read.Count == 0 || Document.Attributes.ContainsKey(name))
        {
            return;
        }

        for (int i = 0; i < read.Count; i++)
        {
            extracted[$"attributes.{name}[{i}]"] = read[i].Where;
        }

        Document = Document with { Attributes = new Dictionary<string, string>(Document.Attributes, StringComparer.Ordinal) { [name] = string.Join('\n', read.Select(value => value.Value)) } };
    }
}
