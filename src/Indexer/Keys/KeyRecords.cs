using System.Text.Json;
using System.Text.Json.Serialization;
using Search.Documents.Store;

namespace Indexer.Keys;

/// <summary>The keys of an installation, kept as records of its store. Thread safe as the store is.</summary>
public sealed class KeyRecords(IRecordStore records)
{
    private const string Kind = "key";

    /// <summary>All keys by name.</summary>
    /// <exception cref="InvalidDataException">When a record is none that this program wrote.</exception>
    public async Task<IReadOnlyList<ApiKey>> ReadAsync(CancellationToken cancellation) =>
        [.. (await records.ReadAsync(Kind, cancellation)).Select(Read)];

    /// <summary>Keeps a new key.</summary>
    /// <returns>False where there is one of that name.</returns>
    public async Task<bool> AddAsync(ApiKey key, CancellationToken cancellation)
    {
        var stored = new StoredKey([.. key.Scopes.Select(ScopeNames.Of)], key.Audiences, Convert.ToHexStringLower(key.Hash.Span), key.CreatedAt);
        return await records.WriteAsync(Kind, key.Name, JsonSerializer.Serialize(stored, KeyJson.Default.StoredKey), 0, cancellation) is not null;
    }

    /// <summary>Forgets a key.</summary>
    /// <returns>False where there is none of that name.</returns>
    public async Task<bool> RevokeAsync(string name, CancellationToken cancellation)
    {
        while (await records.FindAsync(Kind, name, cancellation) is { } record)
        {
            if (await records.DeleteAsync(Kind, name, record.Version, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static ApiKey Read(StoredRecord record)
    {
        try
        {
            StoredKey stored = JsonSerializer.Deserialize(record.Content, KeyJson.Default.StoredKey)!;
            return new ApiKey(record.Name, [.. stored.Scopes.Select(ScopeNames.Parse).OfType<Scope>()], stored.Audiences, Convert.FromHexString(stored.Hash), stored.CreatedAt);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"The record of the key '{record.Name}' cannot be read. Revoke the key and add it anew.", fault);
        }
    }
}

/// <summary>A key's record.</summary>
internal sealed record StoredKey(IReadOnlyList<string> Scopes, IReadOnlyList<string> Audiences, string Hash, DateTimeOffset CreatedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoredKey))]
internal sealed partial class KeyJson : JsonSerializerContext;
