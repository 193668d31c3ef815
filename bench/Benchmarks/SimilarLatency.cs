using System.Globalization;
using Search.Documents;
using Search.Engine;

namespace Benchmarks;

/// <summary>How long it takes to find the documents most like one: <c>similar CORPUS.jsonl [COUNT] [INDEX]</c>, ten hits for each of COUNT documents of the corpus.</summary>
internal static class SimilarLatency
{
    private const int Hits = 10;
    private const int Warming = 50;

    private static readonly HashSet<string> Audiences = ["public"];

    public static int Run(string[] args)
    {
        var documents = new List<Document>();
        string folder = args.Length > 2 ? args[2] : Directory.CreateTempSubdirectory("tracuu-similar-").FullName;
        using SearchIndex index = CorpusIndex.Open(args[0], folder, documents.Add);
        var random = new Random(1);
        int count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 500;
        LatencySample[] samples =
        [
            .. Enumerable.Range(0, Warming + count).Select(_ => documents[random.Next(documents.Count)])
                .Select(document => LatencySample.Of(document.Id, () => index.Similar(document, Hits, Audiences, CancellationToken.None).Count))
                .ToArray()[Warming..],
        ];
        LatencySample.Tell("similar", samples);
        LatencySample.TellSlowest(samples);
        return samples.Any(sample => sample.Found > 0) ? 0 : 1;
    }
}
