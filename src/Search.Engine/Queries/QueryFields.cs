using Search.Engine.Schema;

namespace Search.Engine.Queries;

/// <summary>The names a field may be written by in <c>field:value</c>, in English and Vietnamese, compared without accents or case.</summary>
internal static class QueryFields
{
    private static readonly (string Name, string Field)[] Names = [.. new (string Name, string Field)[]
    {
        ("title", FieldNames.Title), ("tieu de", FieldNames.Title), ("trich yeu", FieldNames.Title),
        ("symbol", FieldNames.Symbol), ("so", FieldNames.Symbol), ("so hieu", FieldNames.Symbol), ("ky hieu", FieldNames.Symbol), ("so ky hieu", FieldNames.Symbol),
        ("issuer", FieldNames.Issuer), ("co quan", FieldNames.Issuer), ("co quan ban hanh", FieldNames.Issuer), ("noi ban hanh", FieldNames.Issuer),
        ("signer", FieldNames.Signer), ("nguoi ky", FieldNames.Signer),
        ("person", FieldNames.Person), ("nguoi", FieldNames.Person),
        ("place", FieldNames.Place), ("dia danh", FieldNames.Place), ("noi", FieldNames.Place),
        ("author", FieldNames.Author), ("tac gia", FieldNames.Author),
        ("recipient", FieldNames.Recipient), ("noi nhan", FieldNames.Recipient), ("kinh gui", FieldNames.Recipient),
        ("organisation", FieldNames.Organisation), ("organization", FieldNames.Organisation), ("to chuc", FieldNames.Organisation),
        ("cites", FieldNames.Cites), ("vien dan", FieldNames.Cites),
        ("type", FieldNames.Type), ("loai", FieldNames.Type), ("loai van ban", FieldNames.Type), ("the loai", FieldNames.Type),
    }.OrderByDescending(n => n.Name.Length)];

    /// <summary>The longest field name that stands at <paramref name="at"/> and is followed by a colon.</summary>
    /// <returns>The field, and the index after the colon; null where there is none.</returns>
    public static (string Field, int After)? Match(string text, int at)
    {
        int colon = text.IndexOf(':', at, Math.Min(text.Length - at, 40));
        if (colon <= at)
        {
            return null;
        }

        // Behind a quote it stands in a phrase.
        if (!char.IsLetter(text[at]))
        {
            return null;
        }

        string key = ValueKey.Of(text[at..colon]);
        foreach ((string name, string field) in Names)
        {
            if (key == name)
            {
                return (field, colon + 1);
            }
        }

        return null;
    }
}
