using System.Text;
using System.Text.Json.Nodes;
using Indexer.Reading;
using Search.Documents;
using Search.Documents.Json;
using Search.Documents.Store;

namespace SearchApi.Writing;

/// <summary>
/// Completes what a client sends, also where it was fetched here before: what <c>extracted</c> names came from the service. Unchanged, such a document is what
/// is stored; where its title or text is another, what was read is read again; what the client gave another value is the client's. Thread safe.
/// </summary>
internal sealed class Resubmission(IDocumentStore store)
{
    private const string Attributes = "attributes";

    /// <summary>The document to be written.</summary>
    public async Task<Document> CompleteAsync(DocumentDraft draft, CancellationToken cancellation)
    {
        if (draft.Document.Extracted.Count == 0)
        {
            return DocumentReader.Complete(draft);
        }

        try
        {
            return await store.FindAsync(draft.Document.Id, cancellation) is { } stored ? Complete(draft, stored) : DocumentReader.Complete(draft);
        }
        catch (StoreException)
        {
            // The write itself will tell.
            return DocumentReader.Complete(draft);
        }
    }

    private static Document Complete(DocumentDraft draft, Document stored)
    {
        ReadOnlyMemory<byte> json = DocumentJson.Serialize(draft.Document);
        ReadOnlyMemory<byte> storedJson = DocumentJson.Serialize(stored);
        if (json.Span.SequenceEqual(storedJson.Span))
        {
            return stored;
        }

        JsonObject given = JsonNode.Parse(json.Span)!.AsObject();
        JsonObject before = JsonNode.Parse(storedJson.Span)!.AsObject();
        JsonObject extracted = given["extracted"]!.AsObject();
        bool isReadAgain = draft.Document.Title != stored.Title || draft.Document.Text != stored.Text;
        var supplied = new HashSet<string>(draft.Supplied, StringComparer.Ordinal);
        var readAgain = new List<(JsonObject Holder, string Name)>();
        foreach (string key in draft.Document.Extracted.Keys)
        {
            (JsonObject? holder, string name) = Find(given, key);
            (JsonObject? holderBefore, _) = Find(before, key);
            bool isOfTheService = stored.Extracted.ContainsKey(key) && JsonNode.DeepEquals(holder?[name], holderBefore?[name]);
            if (!isOfTheService || isReadAgain)
            {
                extracted.Remove(key);
            }

            if (isOfTheService && isReadAgain && holder is not null)
            {
                readAgain.Add((holder, name));
            }
        }

        foreach ((JsonObject holder, string name) in readAgain)
        {
            holder.Remove(name);
            supplied.Remove(holder == given ? name : "");
        }

        return DocumentReader.Complete(new DocumentDraft(DocumentJson.Deserialize(Encoding.UTF8.GetBytes(given.ToJsonString())), supplied, draft.Date));
    }

    /// <summary>Where the value of an entry of <c>extracted</c> stands: <c>symbol</c>, <c>people[0]</c>, <c>attributes.overline</c>, <c>attributes.captions[0]</c>.</summary>
    private static (JsonObject? Holder, string Name) Find(JsonObject document, string key)
    {
        if (!key.StartsWith(Attributes + ".", StringComparison.Ordinal))
        {
            return (document, WithoutPlace(key));
        }

        var attributes = document[Attributes] as JsonObject;
        string name = key[(Attributes.Length + 1)..];
        return (attributes, attributes?.ContainsKey(name) == true ? name : WithoutPlace(name));
    }

    private static string WithoutPlace(string key) => key.EndsWith(']') && key.LastIndexOf('[') is > 0 and int at ? key[..at] : key;
}
