using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Search.Documents.Json;

/// <summary>Strings out of JSON, odd ones too: half surrogate pairs, which the framework's reader throws at, come through for the rules to mend.</summary>
internal static class JsonText
{
    public static string Read(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> raw = reader.ValueSpan;
        if (!reader.ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(raw);
        }

        // Looked for rather than caught: in a damaged file every line would throw.
        return raw.IndexOf("\\ud"u8) >= 0 || raw.IndexOf("\\uD"u8) >= 0 ? Unescape(Encoding.UTF8.GetString(raw)) : reader.GetString()!;
    }

    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '\\')
            {
                text.Append(raw[at]);
                continue;
            }

            // The JSON reader has checked that every escape is whole.
            char kind = raw[++at];
            text.Append(kind switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(raw.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => kind,
            });
            at += kind == 'u' ? 4 : 0;
        }

        return text.ToString();
    }
}
