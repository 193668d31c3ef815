using System.Text;

namespace Search.Documents;

/// <summary>Mends what no store or client could carry: half surrogate pairs and NUL.</summary>
internal static class DocumentCleaning
{
    public static Document Clean(Document document, List<DocumentNote> notes)
    {
        var cleaner = new Cleaner(notes);
        return document with
        {
            Title = cleaner.String("title", document.Title),
            Text = cleaner.String("text", document.Text),
            Url = cleaner.Optional("url", document.Url),
            Type = cleaner.Optional("type", document.Type),
            Symbol = cleaner.Optional("symbol", document.Symbol),
            Issuer = cleaner.Optional("issuer", document.Issuer),
            Summary = cleaner.Optional("summary", document.Summary),
            Signer = cleaner.Optional("signer", document.Signer),
            SignerTitle = cleaner.Optional("signerTitle", document.SignerTitle),
            Author = cleaner.Optional("author", document.Author),
            Source = cleaner.Optional("source", document.Source),
            Language = cleaner.String("language", document.Language),
            Recipients = cleaner.List("recipients", document.Recipients),
            People = cleaner.List("people", document.People),
            Places = cleaner.List("places", document.Places),
            Audience = cleaner.List("audience", document.Audience),
            Cites = cleaner.List("cites", document.Cites),
            Tags = cleaner.List("tags", document.Tags),
            Attributes = cleaner.Attributes(document.Attributes),
        };
    }

    private readonly struct Cleaner(List<DocumentNote> notes)
    {
        public string String(string place, string? value)
        {
            if (value is null)
            {
                return "";
            }

            if (value.Contains('\0'))
            {
                value = value.Replace("\0", "", StringComparison.Ordinal);
                notes.Add(new("nul-removed", place, "NUL characters (U+0000) were removed."));
            }

            if (DocumentRules.SurrogateFault(value) is int fault and >= 0)
            {
                value = Mend(value);
                notes.Add(new("surrogate-replaced", place, $"Halves of surrogate pairs, the first at {fault}, were replaced by U+FFFD."));
            }

            return value;
        }

        public string? Optional(string place, string? value)
        {
            if (value is null)
            {
                return null;
            }

            string clean = String(place, value);
            return string.IsNullOrWhiteSpace(clean) ? null : clean;
        }

        public List<string> List(string place, IReadOnlyList<string> values)
        {
            var clean = new List<string>(values.Count);
            foreach (string value in values)
            {
                clean.Add(String(place, value));
            }

            return clean;
        }

        public IReadOnlyDictionary<string, string> Attributes(IReadOnlyDictionary<string, string> values)
        {
            if (values.Count == 0)
            {
                return values;
            }

            var clean = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach ((string key, string value) in values)
            {
                clean[String("attributes", key)] = String("attributes." + key, value);
            }

            return clean;
        }

        private static string Mend(string value)
        {
            var mended = new StringBuilder(value.Length);
            foreach (Rune rune in value.EnumerateRunes())
            {
                mended.Append(rune);
            }

            return mended.ToString();
        }
    }
}
