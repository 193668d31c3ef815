using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Indexer.Fetching;
using Indexer.Ingestion;
using Indexer.Sources.Records;
using Indexer.Sources.Web;
using Search.Documents;

namespace Indexer.Sources.Json;

/// <summary>
/// Another service's items, page by page. Read to the end, what is not among them any more is gone; but where pages are read one after the other, an item may slip over the border
/// between two of them when others go meanwhile, so that only what a second reading misses too is believed to be gone.
/// </summary>
internal sealed class JsonApiSource(JsonApiOptions options, Fetcher fetcher) : ISource
{
    public IReadOnlyList<string> Origins { get; } = [options.Name];

    public string? Name => options.Name;

    public async IAsyncEnumerable<SourceItem> VisitAsync(SourceVisit visit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        bool isWhole = true;
        bool IsAnyMissing() => options.Prune && isWhole && options.Paging != JsonPaging.None && visit.Remembered(options.Name).Keys.Any(key => !seen.Contains(key));
        for (int reading = 0; reading == 0 || (reading == 1 && IsAnyMissing()); reading++)
        {
            await foreach (RecordItem item in ReadAsync(Refuse, cancellation))
            {
                if (seen.Add(item.Path))
                {
                    yield return item;
                }
            }
        }

        if (options.Prune && isWhole)
        {
            visit.SayComplete(options.Name);
        }

        void Refuse(Refusal refusal)
        {
            isWhole = false;
            visit.Refuse(refusal);
        }
    }

    // All pages once.
    private async IAsyncEnumerable<RecordItem> ReadAsync(Action<Refusal> refuse, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var asked = new HashSet<Uri>();
        int number = options.First;
        Uri? next = JsonPage.Address(options, number);
        while (next is { } address)
        {
            if (asked.Count == options.MostPages)
            {
                throw new SourceException($"There are more than {options.MostPages} pages.", "Raise 'mostPages' to read them all.");
            }

            if (!asked.Add(address))
            {
                throw new SourceException($"Paging runs in a circle: {address} comes again.", "Look at 'paging' and 'next'.");
            }

            Fetched page = await FetchAsync(address, cancellation);
            using JsonDocument json = Parse(page);
            int count = 0, news = 0;
            foreach (JsonElement item in Items(json.RootElement, address))
            {
                count++;
                string place = $"{address} #{count}";
                if (RecordFields.Key(item, options.FieldMap) is not { } key)
                {
                    refuse(Refusal.Of(place, null, null, new DocumentError("id-missing", "id", "The item has neither an id nor an address.", "Name the field that stands for 'id' in 'fieldMap'.")));
                }
                else if (seen.Add(key))
                {
                    news++;
                    yield return new RecordItem(options.Name, key, place, Encoding.UTF8.GetBytes(item.GetRawText()));
                }
            }

            number += options.Paging == JsonPaging.Offset ? count : 1;
            next = options.Paging switch
            {
                JsonPaging.None => null,
                JsonPaging.Page or JsonPaging.Offset when count == 0 => null,
                JsonPaging.Page or JsonPaging.Offset when news == 0 => throw new SourceException($"{address} has nothing that was not on an earlier page.", "Look at 'paging' and 'parameter': the service seems not to know them."),
                JsonPaging.Page or JsonPaging.Offset => JsonPage.Address(options, number),
                _ => JsonPage.Next(options, json.RootElement, page),
            };
        }
    }

    private async Task<Fetched> FetchAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return await fetcher.GetAsync(address, null, cancellation);
        }
        catch (FetchException fault)
        {
            throw FetchFailures.Of(fault);
        }
    }

    private static JsonDocument Parse(Fetched page)
    {
        try
        {
            return JsonDocument.Parse(page.Body);
        }
        catch (JsonException fault)
        {
            throw new SourceException($"{page.Address} answers no valid JSON: {fault.Message}", "Look at the address.", fault);
        }
    }

    private JsonElement.ArrayEnumerator Items(JsonElement root, Uri address) => JsonPage.At(root, options.Items) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        _ => throw new SourceException($"{address} has no list at '{options.Items}'.", "Look at 'items'."),
    };
}
