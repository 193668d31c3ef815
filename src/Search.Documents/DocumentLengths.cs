namespace Search.Documents;

/// <summary>Checks how long the fields beside the text are: an index holds all of them at once, and shows most of them in a list of hits.</summary>
internal static class DocumentLengths
{
    public static void Check(Document document, List<DocumentError> errors)
    {
        foreach ((string field, string? value) in Values(document))
        {
            Value(field, value);
        }

        foreach ((string field, IReadOnlyList<string> values) in Lists(document))
        {
            Value(field, values.MaxBy(value => value.Length));
        }

        foreach ((string name, string value) in document.Attributes)
        {
            if (name.Length > DocumentRules.MaxAttributeNameLength)
            {
                errors.Add(new(
                    "attribute-name-too-long", "attributes", $"The name '{Short(name)}' has {name.Length} characters.", $"Keep names of attributes to {DocumentRules.MaxAttributeNameLength}."));
            }
            else
            {
                Value("attributes." + Short(name), value);
            }
        }

        long rest = Rest(document);
        if (rest > DocumentRules.MaxRestLength)
        {
            errors.Add(new(
                "rest-too-long", "", $"The fields beside title and text have {rest} characters together.", $"Keep them to {DocumentRules.MaxRestLength}; what people are to read belongs into 'text'."));
        }

        void Value(string field, string? value)
        {
            int most = DocumentRules.LongestValue(field);
            if (value?.Length > most)
            {
                errors.Add(new("value-too-long", field, $"The value that begins '{Short(value)}' has {value.Length} characters.", $"Keep it to {most}; a long text belongs into 'text'."));
            }
        }
    }

    /// <summary>The beginning of a text, to name it by.</summary>
    public static string Short(string text) => text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[39]) ? 39 : 40)] + "…";

    private static long Rest(Document document) =>
        Values(document).Sum(pair => pair.Value?.Length ?? 0L) + Lists(document).Sum(pair => pair.Values.Sum(value => (long)value.Length))
        + document.Attributes.Sum(pair => (long)pair.Key.Length + pair.Value.Length);

    private static (string Field, string? Value)[] Values(Document document) =>
    [
        ("summary", document.Summary), ("url", document.Url), ("type", document.Type), ("symbol", document.Symbol), ("issuer", document.Issuer), ("signer", document.Signer),
        ("signerTitle", document.SignerTitle), ("author", document.Author), ("source", document.Source), ("language", document.Language),
    ];

    private static (string Field, IReadOnlyList<string> Values)[] Lists(Document document) =>
    [
        ("recipients", document.Recipients), ("people", document.People), ("places", document.Places), ("cites", document.Cites), ("tags", document.Tags),
    ];
}
