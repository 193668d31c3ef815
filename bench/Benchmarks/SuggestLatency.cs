using System.Diagnostics;
using System.Globalization;
using System.Text;
using Indexer.Evaluation;
using Indexer.Reading;
using Search.Documents.Json;
using Search.Documents.Store;
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
    private const int Batch = 1000;
    private const int MostLetters = 40;

    private static readonly string[] Spellings = ["clean", "unaccented", "half", "nfd", "telex", "vni"];

    public static int Run(string[] args)
    {
        Dictionary<FacetField, IReadOnlyList<string>> scope = args.Length > 3 && args[3].Split('=', 2) is [var field, var value]
            ? new() { [Enum.Parse<FacetField>(field)] = [value] }
            : [];
        List<string> titles = [];
        string folder = args.Length > 2 ? args[2] : Directory.CreateTempSubdirectory("tracuu-suggest-").FullName;
        Build(args[0], folder, titles);
        using SearchIndex index = SearchIndex.Open(folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index.Count} documents, index {Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) / 1e6:0} MB, {Environment.ProcessorCount} processors"));
        var random = new Random(1);
        int count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        string[] typed = [.. Enumerable.Range(0, count).Select(_ => titles[random.Next(titles.Count)])];
        foreach (string title in typed.Take(20))
        {
            Measure(index, title, scope, new SortedDictionary<string, List<Sample>>());
        }

        var byLength = new SortedDictionary<string, List<Sample>>(StringComparer.Ordinal);
        var all = new List<Sample>();
        foreach (string name in Spellings)
        {
            var bySpelling = new SortedDictionary<string, List<Sample>>(StringComparer.Ordinal);
            foreach (string title in typed)
            {
                Measure(index, name == "clean" ? title : Perturbation.Apply(name, title, title, Perturbation.Seed), scope, bySpelling);
            }

            Tell(name, [.. bySpelling.Values.SelectMany(v => v)]);
            foreach ((string letters, List<Sample> samples) in bySpelling)
            {
                Of(byLength, letters).AddRange(samples);
                all.AddRange(samples);
            }
        }

        foreach ((string letters, List<Sample> samples) in byLength)
        {
            Tell(letters, samples);
        }

        Tell("all", all);
        foreach (Sample slow in all.OrderByDescending(s => s.Cpu).Take(8))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest: {slow.Cpu:0.0} ms CPU, {slow.Wall:0.0} ms: {slow.Text}"));
        }

        return all.Any(s => s.Found > 0) ? 0 : 1;
    }

    private static void Measure(SearchIndex index, string keys, Dictionary<FacetField, IReadOnlyList<string>> scope, SortedDictionary<string, List<Sample>> into)
    {
        for (int letters = 1; letters <= Math.Min(keys.Length, MostLetters); letters++)
        {
            string text = keys[..letters];
            TimeSpan cpu = ThreadTime.Now;
            long start = Stopwatch.GetTimestamp();
            int found = index.Suggest(new SuggestRequest { Text = text, Filters = scope }, CancellationToken.None).Count;
            double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            string name = letters switch { 1 => "1 letter", 2 => "2 letters", 3 => "3 letters", <= 6 => "4-6 letters", <= 12 => "7-12 letters", _ => "more letters" };
            Of(into, name).Add(new Sample(text, wall, (ThreadTime.Now - cpu).TotalMilliseconds, found));
        }
    }

    private static List<Sample> Of(SortedDictionary<string, List<Sample>> samples, string name)
    {
        if (!samples.TryGetValue(name, out List<Sample>? list))
        {
            samples[name] = list = [];
        }

        return list;
    }

    private static void Tell(string name, List<Sample> samples)
    {
        double[] cpu = [.. samples.Select(s => s.Cpu).Order()];
        double[] wall = [.. samples.Select(s => s.Wall).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {samples.Count} | {At(cpu, .5):0.0} / {At(cpu, .99):0.0} / {cpu[^1]:0.0} | {At(wall, .5):0.0} / {At(wall, .99):0.0} / {wall[^1]:0.0} | {samples.Count(s => s.Found > 0) * 100.0 / samples.Count:0} % |"));
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(share * sorted.Length) - 1)];

    private static void Build(string corpus, string folder, List<string> titles)
    {
        using IndexApplier applier = IndexApplier.Open(folder);
        bool isBuilt = applier.Count > 0;
        long sequence = 0;
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (string[] lines in File.ReadLines(corpus).Chunk(Batch))
        {
            DocumentChange[] changes = [.. lines.Select(line => DocumentJson.Parse(Encoding.UTF8.GetBytes(line)).Draft!).Select(draft => DocumentReader.Complete(draft)).Select(document => new DocumentChange(++sequence, document.Id, document))];
            titles.AddRange(changes.Select(change => change.Document!.Title));
            if (!isBuilt)
            {
                applier.Apply(changes, CancellationToken.None);
            }
        }

        applier.Commit();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"built in {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} CPU seconds"));
    }

    private sealed record Sample(string Text, double Wall, double Cpu, int Found);
}
