using System.Text;

namespace Search.Documents;

/// <summary>What a document must keep to before it may enter a store. Thread safe: no state.</summary>
public static class DocumentRules
{
    /// <summary>Longest id, in UTF-16 units.</summary>
    public const int MaxIdLength = 512;

    /// <summary>Longest title, in UTF-16 units.</summary>
    public const int MaxTitleLength = 32 * 1024;

    /// <summary>Longest summary, in UTF-16 units: a lead or trích yếu is a few lines.</summary>
    public const int MaxSummaryLength = 32 * 1024;

    /// <summary>
    /// Longest value of any other field or list, in UTF-16 units. Names, posts and symbols stay below some hundred, and servers refuse addresses that are longer.
    /// </summary>
    public const int MaxValueLength = 8 * 1024;

    /// <summary>Longest name of an attribute, in UTF-16 units.</summary>
    public const int MaxAttributeNameLength = 512;

    /// <summary>Longest value of an attribute, in UTF-16 units: one may hold a part of a foreign record as JSON.</summary>
    public const int MaxAttributeLength = 64 * 1024;

    /// <summary>All that is neither text nor title together, in UTF-16 units: ample for full lists of names, and no more for an index to hold at once than a text.</summary>
    public const int MaxRestLength = 1024 * 1024;

    /// <summary>Audiences of one document.</summary>
    public const int MaxAudiences = 100;

    /// <summary>Values of one list, and attributes.</summary>
    public const int MaxValues = 5000;

    /// <summary>Largest text, in bytes of UTF-8.</summary>
    public const int MaxTextBytes = 4 * 1024 * 1024;

    /// <summary>Longest value of a field or list beside title and text, in UTF-16 units.</summary>
    /// <param name="field">As errors name it, e.g. <c>summary</c>, <c>attributes.x</c>.</param>
    public static int LongestValue(string field) => field == "summary" ? MaxSummaryLength
        : field.StartsWith("attributes.", StringComparison.Ordinal) ? MaxAttributeLength : MaxValueLength;

    /// <summary>Checks an id; null where it is good.</summary>
    public static DocumentError? CheckId(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return new("id-missing", "id", "There is no id.", "Give an id of 1 to 512 characters.");
        }

        if (id.Length > MaxIdLength)
        {
            return new("id-too-long", "id", $"The id has {id.Length} characters.", $"Give an id of at most {MaxIdLength}.");
        }

        // In an address these two are folders, and every client resolves them away before it asks.
        if (id is "." or "..")
        {
            return new("id-dots", "id", $"The id is '{id}', which no address can name.", "Give an id with a letter or digit.");
        }

        foreach (char c in id)
        {
            if (c == '/')
            {
                return new("id-slash", "id", "The id holds a '/'.", "Write ':' or '-' in its place.");
            }

            if (char.IsControl(c))
            {
                return new("id-control", "id", $"The id holds the control character U+{(int)c:X4}.", "Remove it.");
            }
        }

        return SurrogateFault(id) >= 0
            ? new("id-surrogate", "id", "The id holds half a surrogate pair.", "Write the id as valid Unicode.")
            : null;
    }

    /// <summary>
    /// Whether a text is an address that a page may lead to: absolute, http or https, and naming no user, which only hides the host from who reads it (RFC 9110,
    /// section 4.2.4). Any other scheme could run a script in the reader's browser or open what lies on its disk.
    /// </summary>
    public static bool IsWebAddress(string? text) =>
        text is not null
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && !text.Any(char.IsControl)
        && Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.UserInfo.Length == 0;

    /// <summary>Checks a document. Half surrogate pairs become U+FFFD and NUL is removed, with a note; names of audiences are composed; everything else is kept to the letter.</summary>
    /// <returns>The document to store, or the errors that forbid it.</returns>
    public static (Document? Document, IReadOnlyList<DocumentError> Errors, IReadOnlyList<DocumentNote> Notes) Check(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var errors = new List<DocumentError>();
        var notes = new List<DocumentNote>();
        if (CheckId(document.Id) is { } bad)
        {
            errors.Add(bad);
        }

        Document clean = DocumentCleaning.Clean(document, notes);
        if (string.IsNullOrWhiteSpace(clean.Text) && string.IsNullOrWhiteSpace(clean.Title))
        {
            errors.Add(new("nothing-to-search", "text", "There is neither a text nor a title.", "Supply at least one of them."));
        }

        if (clean.Title.Length > MaxTitleLength)
        {
            errors.Add(new("title-too-long", "title", $"The title has {clean.Title.Length} characters.", $"Keep it below {MaxTitleLength}; a long text belongs into 'text'."));
        }

        // A UTF-16 unit is at least one byte and at most three, so that most texts need no count.
        if (clean.Text.Length > MaxTextBytes / 3 && Encoding.UTF8.GetByteCount(clean.Text) is int bytes and > MaxTextBytes)
        {
            errors.Add(new("text-too-long", "text", $"The text has {bytes} bytes.", "Split it: at most 4 MiB (4194304 bytes) a document."));
        }

        if (clean.Url is not null && !IsWebAddress(clean.Url))
        {
            errors.Add(new("bad-url", "url", "The address is none that a page may lead to.", "Write a whole address that begins with http:// or https://, without a user's name, or leave the field out."));
        }

        foreach ((string field, int count) in Counts(clean))
        {
            if (count > MaxValues)
            {
                errors.Add(new("too-many-values", field, $"The field has {count} values.", $"Keep it to {MaxValues}."));
            }
        }

        DocumentLengths.Check(clean, errors);
        clean = clean with { Audience = CheckAudience(clean.Audience, errors) };
        return (errors.Count == 0 ? clean : null, errors, notes);
    }

    private static List<string> CheckAudience(IReadOnlyList<string> audience, List<DocumentError> errors)
    {
        if (audience.Count == 0 || audience.Any(string.IsNullOrWhiteSpace))
        {
            errors.Add(new("audience-empty", "audience", "The audience is empty, so that nobody could find the document.", "Name who may, or leave the field out for 'public'."));
        }
        else if (audience.Count > MaxAudiences)
        {
            errors.Add(new("too-many-audiences", "audience", $"The field has {audience.Count} audiences.", $"Keep it to {MaxAudiences}; one name may stand for many people."));
        }
        else if (audience.FirstOrDefault(name => AudienceName.Read(name) is null) is { } bad)
        {
            errors.Add(new("audience-name", "audience", $"'{DocumentLengths.Short(bad)}' cannot be an audience.", $"Write {AudienceName.Allowed}"));
        }

        return [.. audience.Select(name => AudienceName.Read(name) ?? name)];
    }

    private static (string Field, int Count)[] Counts(Document document) =>
    [
        ("recipients", document.Recipients.Count), ("people", document.People.Count), ("places", document.Places.Count),
        ("cites", document.Cites.Count), ("tags", document.Tags.Count), ("attributes", document.Attributes.Count),
    ];

    /// <summary>The index of the first half of a surrogate pair; -1 where there is none.</summary>
    internal static int SurrogateFault(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (true)
        {
            int next = text[at..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (!char.IsHighSurrogate(text[at]) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                return at;
            }

            at += 2;
        }
    }
}
