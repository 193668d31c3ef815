using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Search.Documents.Json;

/// <summary>Reads one JSON object into a draft. Used once for each object; fields that do not fit become errors, never exceptions.</summary>
internal ref struct DocumentParser
{
    private static readonly JsonReaderOptions ReaderOptions = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };

    private readonly DocumentJsonOptions options;
    private readonly List<DocumentError> errors = [];
    private readonly HashSet<string> supplied = new(StringComparer.Ordinal);
    private Dictionary<string, string>? attributes;
    private string? id;
    private DateTimeOffset? date;
    private Document document = new() { Id = "" };

    private DocumentParser(DocumentJsonOptions options) => this.options = options;

    public static DocumentParse Parse(ReadOnlySpan<byte> json, DocumentJsonOptions options)
    {
        var parser = new DocumentParser(options);
        if (!Utf8.IsValid(json))
        {
            parser.Error("not-utf8", "", "The JSON is not UTF-8.", "Save it as UTF-8.");
            return parser.Finish();
        }

        var reader = new Utf8JsonReader(json, ReaderOptions);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                parser.Error("not-an-object", "", $"A document is a JSON object, this is {Name(reader.TokenType)}.", "Write {\"id\": …, \"title\": …, \"text\": …}; many documents go one a line (NDJSON), without brackets around them.");
                return parser.Finish();
            }

            parser.ReadObject(ref reader);
            if (reader.Read())
            {
                parser.Error("not-json", "", "Something follows the object.", "Write one object a line.");
            }
        }
        catch (JsonException fault)
        {
            string line = fault.LineNumber > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {fault.LineNumber + 1}, ") : "";
            string where = string.Create(CultureInfo.InvariantCulture, $"{line}byte {fault.BytePositionInLine + 1}");
            // What a start has begun is not counted yet.
            if (reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0) >= ReaderOptions.MaxDepth)
            {
                parser.Error("too-deep", where, $"The JSON is nested deeper than {ReaderOptions.MaxDepth} levels.", "Make it flatter; what documents of other systems nest deeply belongs into a text.");
                return parser.Finish();
            }

            parser.Error("not-json", where, "This is not valid JSON.", "Mend it there; quotes, commas or a cut-off end are the usual causes.");
        }

        return parser.Finish();
    }

    private readonly DocumentParse Finish()
    {
        string? given = id ?? options.DefaultId;
        Document whole = document with { Id = given ?? "", Attributes = attributes ?? document.Attributes };
        var notes = new List<DocumentNote>();
        if (errors.Count > 0)
        {
            return new(id, null, errors, notes);
        }

        if (options.IsStored && id is not null)
        {
            return new(id, new DocumentDraft(whole, supplied, date), [], notes);
        }

        (Document? clean, IReadOnlyList<DocumentError> broken, IReadOnlyList<DocumentNote> mended) = DocumentRules.Check(whole);
        return new(id, clean is null ? null : new DocumentDraft(clean, supplied, date), broken, mended);
    }

    private readonly void Error(string code, string place, string reason, string remedy) => errors.Add(new(code, place, reason, remedy));

    private void ReadObject(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = JsonText.Read(ref reader);
            bool renamed = options.FieldMap.TryGetValue(name, out string? mapped);
            string field = renamed ? mapped! : name;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (DocumentField.IsKnown(field))
            {
                if (!supplied.Add(field))
                {
                    Error("duplicate-field", field, renamed ? $"'{name}' stands for '{field}', which is there already." : "The field is there twice.", "Leave one.");
                    reader.Skip();
                    continue;
                }

                ReadField(ref reader, field);
            }
            else if (options.IgnoresDerived && DocumentField.IsDerived(field) && reader.TokenType is (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                reader.Skip();
            }
            else if (!Attribute(field, Value(ref reader)))
            {
                Error("duplicate-field", field, "The field is there twice.", "Leave one.");
            }
        }
    }

    private void ReadField(ref Utf8JsonReader reader, string field)
    {
        switch (field)
        {
            case "id":
                id = reader.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : String(ref reader, field);
                break;
            case "kind": ReadKind(ref reader); break;
            case "title": document = document with { Title = String(ref reader, field) ?? "" }; break;
            case "text": document = document with { Text = String(ref reader, field) ?? "" }; break;
            case "url": document = document with { Url = String(ref reader, field) }; break;
            case "type": document = document with { Type = String(ref reader, field) }; break;
            case "symbol": document = document with { Symbol = String(ref reader, field) }; break;
            case "issuer": document = document with { Issuer = String(ref reader, field) }; break;
            case "summary": document = document with { Summary = String(ref reader, field) }; break;
            case "signer": document = document with { Signer = String(ref reader, field) }; break;
            case "signerTitle": document = document with { SignerTitle = String(ref reader, field) }; break;
            case "author": document = document with { Author = String(ref reader, field) }; break;
            case "source": document = document with { Source = String(ref reader, field) }; break;
            case "language": document = document with { Language = String(ref reader, field) is { Length: > 0 } language ? language : "vi" }; break;
            case "recipients": document = document with { Recipients = Strings(ref reader, field) }; break;
            case "people": document = document with { People = Strings(ref reader, field) }; break;
            case "places": document = document with { Places = Strings(ref reader, field) }; break;
            case "audience": document = document with { Audience = Strings(ref reader, field) }; break;
            case "cites": document = document with { Cites = Strings(ref reader, field) }; break;
            case "tags": document = document with { Tags = Strings(ref reader, field) }; break;
            case "issuedOn": document = document with { IssuedOn = Day(ref reader, field) }; break;
            case "heldOn": document = document with { HeldOn = Day(ref reader, field) }; break;
            case "publishedAt": ReadPublished(ref reader); break;
            case "date": ReadDate(ref reader); break;
            case "attributes": ReadAttributes(ref reader); break;
            case "extracted": document = document with { Extracted = ExtractedParser.Read(ref reader) }; break;
            default: throw new InvalidOperationException(field);
        }
    }

    private void ReadKind(ref Utf8JsonReader reader)
    {
        switch (String(ref reader, "kind"))
        {
            case "notice": document = document with { Kind = DocumentKind.Notice }; break;
            case "news": document = document with { Kind = DocumentKind.News }; break;
            case null or "": supplied.Remove("kind"); break;
            case { } other: Error("bad-kind", "kind", $"'{Short(other)}' is not a kind.", "Write 'notice' or 'news', or leave the field out."); break;
        }
    }

    private void ReadPublished(ref Utf8JsonReader reader)
    {
        if (String(ref reader, "publishedAt") is not { Length: > 0 } text)
        {
            supplied.Remove("publishedAt");
        }
        else if (DocumentDates.TryReadMoment(text, out DateTimeOffset moment))
        {
            document = document with { PublishedAt = moment };
        }
        else
        {
            Error("bad-date", "publishedAt", $"'{Short(text)}' is not a time.", "Write it as 2021-08-25T08:00:00+07:00.");
        }
    }

    // A foreign 'date' that is none is kept like any other foreign field.
    private void ReadDate(ref Utf8JsonReader reader)
    {
        string value = Value(ref reader);
        if (DocumentDates.TryReadMoment(value, out DateTimeOffset moment))
        {
            date = moment;
        }
        else
        {
            supplied.Remove("date");
            Attribute("date", value);
        }
    }

    private void ReadAttributes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            WrongType(ref reader, "attributes", "an object of strings");
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = JsonText.Read(ref reader);
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                attributes ??= new(StringComparer.Ordinal);
                attributes[name] = Value(ref reader);
            }
        }
    }

    private bool Attribute(string name, string value) => (attributes ??= new(StringComparer.Ordinal)).TryAdd(name, value);

    private readonly string? String(ref Utf8JsonReader reader, string field)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return JsonText.Read(ref reader);
        }

        WrongType(ref reader, field, "a string");
        return null;
    }

    private readonly List<string> Strings(ref Utf8JsonReader reader, string field)
    {
        var values = new List<string>();
        if (reader.TokenType == JsonTokenType.String)
        {
            values.Add(JsonText.Read(ref reader));
            return values;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            WrongType(ref reader, field, "a list of strings");
            return values;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (String(ref reader, field) is { } value)
            {
                values.Add(value);
            }
        }

        return values;
    }

    private readonly DateOnly? Day(ref Utf8JsonReader reader, string field)
    {
        if (String(ref reader, field) is not { Length: > 0 } text)
        {
            supplied.Remove(field);
            return null;
        }

        if (DocumentDates.TryReadDay(text, out DateOnly day))
        {
            return day;
        }

        Error("bad-date", field, $"'{Short(text)}' is not a day.", "Write it as 2021-08-24.");
        return null;
    }

    private readonly void WrongType(ref Utf8JsonReader reader, string field, string wanted)
    {
        Error("wrong-type", field, $"It is {Name(reader.TokenType)}.", $"Write {wanted}.");
        reader.Skip();
    }

    /// <summary>Any value as text: a string as it is, everything else as compact JSON.</summary>
    private static string Value(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return JsonText.Read(ref reader);
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            return CompactJson.Read(ref reader);
        }

        return Encoding.UTF8.GetString(reader.ValueSpan);
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Name(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };
}
