using System.Globalization;

namespace Indexer.Fetching;

/// <summary>What a robots.txt says to this program (RFC 9309, with the widespread <c>Crawl-delay</c> and <c>Sitemap</c>). Immutable.</summary>
internal sealed class RobotsRules
{
    /// <summary>The name that a group may be meant for.</summary>
    public const string Agent = "tracuu";

    // The least a crawler has to read (RFC 9309, 2.5).
    private const int MostCharacters = 500 * 1024;
    private const int MostRules = 10_000;

    /// <summary>Longest pause that is kept between two pages.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    private readonly List<(bool Allow, string Pattern)> rules = [];
    private readonly List<Uri> sitemaps = [];

    private RobotsRules()
    {
    }

    /// <summary>Where there is no robots.txt, everything may be read.</summary>
    public static RobotsRules None { get; } = new();

    /// <summary>The pause between two requests; zero where none is asked for.</summary>
    public TimeSpan Delay { get; private set; }

    public IReadOnlyList<Uri> Sitemaps => sitemaps;

    /// <summary>Reads a robots.txt; what is no rule is passed over.</summary>
    public static RobotsRules Parse(string text)
    {
        var own = new RobotsRules();
        var any = new RobotsRules();
        var sitemaps = new List<Uri>();
        bool hasOwn = false, naming = false;
        List<RobotsRules> group = [];
        foreach (ReadOnlySpan<char> line in text.AsSpan(0, Math.Min(text.Length, MostCharacters)).EnumerateLines())
        {
            ReadOnlySpan<char> rule = (line.IndexOf('#') is int comment and >= 0 ? line[..comment] : line).Trim().Trim('\uFEFF');
            int colon = rule.IndexOf(':');
            if (colon <= 0)
            {
                continue;
            }

            string field = rule[..colon].Trim().ToString().ToLowerInvariant(), value = rule[(colon + 1)..].Trim().ToString();
            if (field == "user-agent")
            {
                group = naming ? group : [];
                naming = true;
                if (value == "*")
                {
                    group.Add(any);
                }
                else if (value.Split('/')[0].Equals(Agent, StringComparison.OrdinalIgnoreCase))
                {
                    group.Add(own);
                    hasOwn = true;
                }
            }
            else if (field == "sitemap")
            {
                // Of no group.
                if (Uri.TryCreate(value, UriKind.Absolute, out Uri? sitemap) && sitemaps.Count < MostRules)
                {
                    sitemaps.Add(sitemap);
                }
            }
            else
            {
                naming = false;
                group.ForEach(rules => rules.Add(field, value));
            }
        }

        RobotsRules chosen = hasOwn ? own : any;
        chosen.sitemaps.AddRange(sitemaps);
        return chosen;
    }

    /// <summary>Whether an address may be read: the longest rule that fits decides, the allowing one of two.</summary>
    public bool Allows(Uri address)
    {
        string path = address.PathAndQuery;
        if (path == "/robots.txt")
        {
            return true;
        }

        (int Length, bool Allow) best = (-1, true);
        foreach ((bool allow, string pattern) in rules)
        {
            if ((pattern.Length > best.Length || (pattern.Length == best.Length && allow)) && Fits(pattern, path))
            {
                best = (pattern.Length, allow);
            }
        }

        return best.Allow;
    }

    private void Add(string field, string value)
    {
        if (field is "allow" or "disallow" && value.Length > 0 && rules.Count < MostRules)
        {
            rules.Add((field == "allow", Escape(value)));
        }
        else if (field == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds >= 0)
        {
            TimeSpan asked = seconds > LongestDelay.TotalSeconds ? LongestDelay : TimeSpan.FromSeconds(seconds);
            Delay = asked > Delay ? asked : Delay;
        }
    }

    // Rules and addresses are compared percent-encoded.
    private static string Escape(string pattern) => pattern.All(char.IsAscii) ? pattern
        : string.Concat(pattern.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    /// <summary><c>*</c> stands for anything, <c>$</c> at the end for the end. Each star takes as little as it can, so that the work is bounded by length times length.</summary>
    private static bool Fits(string pattern, string path)
    {
        bool isWhole = pattern.EndsWith('$');
        ReadOnlySpan<char> rest = isWhole ? pattern.AsSpan(0, pattern.Length - 1) : pattern;
        int at = 0;
        bool first = true;
        while (true)
        {
            int star = rest.IndexOf('*');
            ReadOnlySpan<char> part = star < 0 ? rest : rest[..star];
            if (star < 0 && isWhole)
            {
                return first ? path.AsSpan().SequenceEqual(part) : path.Length - at >= part.Length && path.AsSpan(at).EndsWith(part);
            }

            int found = first ? (path.AsSpan().StartsWith(part) ? 0 : -1) : path.AsSpan(at).IndexOf(part);
            if (found < 0)
            {
                return false;
            }

            if (star < 0)
            {
                return true;
            }

            at += found + part.Length;
            rest = rest[(star + 1)..];
            first = false;
        }
    }
}
