using System.Globalization;
using Indexer.Evaluation;
using Search.Engine;
using Search.Engine.Searching;
using Search.Engine.Suggesting;

namespace Benchmarks;

/// <summary>
/// How long a suggestion takes, letter by letter: <c>suggest CORPUS.jsonl [TITLES] [INDEX] [SCOPE]</c>. Types titles of the corpus as people do, each in several
/// spellings, and prints by the number of letters typed how long the engine took, by the clock and in CPU time of its thread. The index is built first, or
/// kept in INDEX for the next run. SCOPE, as <c>Source=Nguồn 7</c>, offers only what such documents hold.
/// </summary>
internal static class SuggestLatency
{
    private const int MostLetters = 40;

    private static readonly string[] Spellings = ["clean", "unaccented", "half", "nfd", "telex", "vni"];

    public static int Run(string[] args)
    {
        Dictionary<FacetField, IReadOnlyList<string>> scope = args.Length > 3 && args[3].Split('=', 2) is [var field, var value]
            ? new() { [Enum.Parse<FacetField>(field)] = [value] }
            : [];
        List<string> titles = [];
        string folder = args.Length > 2 ? args[2] : Directory.CreateTempSubdirectory("tracuu-suggest-").FullName;
        using SearchIndex index = CorpusIndex.Open(args[0], folder, document => titles.Add(document.Title));
        var random = new Random(1);
        int count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        string[] typed = [.. Enumerable.Range(0, count).Select(_ => titles[random.Next(titles.Count)])];
        foreach (string title in typed.Take(20))
        {
            Measure(index, title, scope, new SortedDictionary<string, List<LatencySample>>());
        }

        var byLength = new SortedDictionary<string, List<LatencySample>>(StringComparer.Ordinal);
        var all = new List<LatencySample>();
        foreach (string name in Spellings)
        {
            var bySpelling = new SortedDictionary<string, List<LatencySample>>(StringComparer.Ordinal);
            foreach (string title in typed)
            {
                Measure(index, name == "clean" ? title : Perturbation.Apply(name, title, title, Perturbation.Seed), scope, bySpelling);
            }

            LatencySample.Tell(name, [.. bySpelling.Values.SelectMany(v => v)]);
            foreach ((string letters, List<LatencySample> samples) in bySpelling)
            {
                Of(byLength, letters).AddRange(samples);
                all.AddRange(samples);
            }
        }

        foreach ((string letters, List<LatencySample> samples) in byLength)
        {
            LatencySample.Tell(letters, samples);
        }

        LatencySample.Tell("all", all);
        LatencySample.TellSlowest(all);
        return all.Any(s => s.Found > 0) ? 0 : 1;
    }

    private static void Measure(SearchIndex index, string keys, Dictionary<FacetField, IReadOnlyList<string>> scope, SortedDictionary<string, List<LatencySample>> into)
    {
        for (int letters = 1; letters <= Math.Min(keys.Length, MostLetters); letters++)
        {
            string text = keys[..letters];
            string name = letters switch { 1 => "1 letter", 2 => "2 letters", 3 => "3 letters", <= 6 => "4-6 letters", <= 12 => "7-12 letters", _ => "more letters" };
            Of(into, name).Add(LatencySample.Of(text, () => index.Suggest(new SuggestRequest { Text = text, Filters = scope }, CancellationToken.None).Count));
        }
    }

    private static List<LatencySample> Of(SortedDictionary<string, List<LatencySample>> samples, string name)
    {
        if (!samples.TryGetValue(name, out List<LatencySample>? list))
        {
            samples[name] = list = [];
        }

        return list;
    }
}
