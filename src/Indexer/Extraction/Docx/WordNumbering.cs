using System.Globalization;
using System.Xml;

namespace Indexer.Extraction.Docx;

/// <summary>Automatic numbers: counts the numbered paragraphs of one document as they come, and writes their numbers as Word shows them (ECMA-376, 17.9).</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<int, Level[]> definitions = [];
    private readonly Dictionary<int, List> lists = [];
    private readonly Dictionary<int, int?[]> counts = [];
    private readonly HashSet<(int List, int Level)> started = [];
    private int current;

    private sealed record Level(int Start, string Format, string Text, int? Restart);

    private sealed record List(int Definition, Dictionary<int, int> Starts, Dictionary<int, Level> Overrides);

    public static WordNumbering Read(XmlReader? xml)
    {
        var numbering = new WordNumbering();
        Level[]? definition = null;
        List? list = null;
        int level = -1;
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element || !xml.IsWord())
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "abstractNum" when xml.Number("abstractNumId") is { } id:
                    numbering.definitions[id] = definition = Enumerable.Repeat(new Level(1, "decimal", "", null), Levels).ToArray();
                    list = null;
                    break;
                case "num" when xml.Number("numId") is { } id:
                    numbering.lists[id] = list = new List(-1, [], []);
                    numbering.current = id;
                    break;
                case "abstractNumId" when list is not null && xml.Number() is { } id:
                    numbering.lists[numbering.current] = list = list with { Definition = id };
                    break;
                case "lvl" or "lvlOverride":
                    level = xml.Number("ilvl") is { } at and >= 0 and < Levels ? at : -1;
                    break;
                case "startOverride" when list is not null && level >= 0 && xml.Number() is { } start:
                    list.Starts[level] = start;
                    break;
                case "start" or "numFmt" or "lvlText" or "lvlRestart" when level >= 0:
                    Set(xml, list, definition, level);
                    break;
            }
        }

        return numbering;
    }

    /// <summary>The number of the next paragraph of a list, with its blank; empty where the list has none.</summary>
    public string Next(int listId, int levelAt)
    {
        if (!lists.TryGetValue(listId, out List? list) || !definitions.TryGetValue(list.Definition, out Level[]? definition) || levelAt is < 0 or >= Levels)
        {
            return "";
        }

        if (!counts.TryGetValue(list.Definition, out int?[]? count))
        {
            counts[list.Definition] = count = new int?[Levels];
        }

        Level Of(int at) => list.Overrides.GetValueOrDefault(at) ?? definition[at];
        Level level = Of(levelAt);
        count[levelAt] = started.Add((listId, levelAt)) && list.Starts.TryGetValue(levelAt, out int start) ? start
            : count[levelAt] is { } last and < int.MaxValue ? last + 1
            : level.Start;
        for (int deeper = levelAt + 1; deeper < Levels; deeper++)
        {
            count[deeper] = Of(deeper).Restart == 0 ? count[deeper] : null;
        }

        string written = level.Format switch
        {
            "bullet" => Bullet(level.Text),
            "none" => "",
            _ => Written(level.Text, at => (count[at] ?? Of(at).Start, Of(at).Format)),
        };
        return written.Length == 0 ? "" : written + " ";
    }

    private static void Set(XmlReader xml, List? list, Level[]? definition, int level)
    {
        Level? old = list is not null ? list.Overrides.GetValueOrDefault(level) ?? new Level(1, "decimal", "", null) : definition?[level];
        if (old is null)
        {
            return;
        }

        Level changed = xml.LocalName switch
        {
            "start" => old with { Start = xml.Number() ?? 1 },
            "numFmt" => old with { Format = xml.Value() ?? "decimal" },
            "lvlText" => old with { Text = xml.Value() ?? "" },
            _ => old with { Restart = xml.Number() },
        };
        if (list is not null)
        {
            list.Overrides[level] = changed;
        }
        else
        {
            definition![level] = changed;
        }
    }

    // Bullets are mostly letters of a picture font, which say nothing elsewhere.
    private static string Bullet(string text) => text is "-" or "–" or "+" or "*" or "•" ? text : "-";

    private static string Written(string pattern, Func<int, (int Count, string Format)> level)
    {
        var written = new System.Text.StringBuilder();
        for (int at = 0; at < Math.Min(pattern.Length, 100); at++)
        {
            if (pattern[at] == '%' && at + 1 < pattern.Length && pattern[at + 1] is >= '1' and <= '9')
            {
                (int count, string format) = level(pattern[++at] - '1');
                written.Append(Format(count, format));
            }
            else
            {
                written.Append(pattern[at]);
            }
        }

        return written.ToString();
    }

    private static string Format(int count, string format) => format switch
    {
        "lowerLetter" when count is > 0 and <= 260 => Letters(count, 'a'),
        "upperLetter" when count is > 0 and <= 260 => Letters(count, 'A'),
        "lowerRoman" when count is > 0 and < 4000 => Roman(count).ToLowerInvariant(),
        "upperRoman" when count is > 0 and < 4000 => Roman(count),
        "decimalZero" when count is >= 0 and < 10 => "0" + count.ToString(CultureInfo.InvariantCulture),
        _ => count.ToString(CultureInfo.InvariantCulture),
    };

    // After z comes aa, then bb.
    private static string Letters(int count, char first) => new((char)(first + ((count - 1) % 26)), ((count - 1) / 26) + 1);

    private static string Roman(int count)
    {
        var roman = new System.Text.StringBuilder();
        foreach ((int value, string sign) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
        {
            for (; count >= value; count -= value)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }
}
