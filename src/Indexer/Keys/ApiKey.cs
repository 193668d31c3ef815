using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Indexer.Keys;

/// <summary>An API key as it is kept: everything but its secret. Immutable.</summary>
/// <param name="Name">Who uses it, unique in an installation.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="Audiences">What it may read beside <c>public</c>.</param>
/// <param name="Hash">SHA-256 of the secret, 32 bytes.</param>
public sealed record ApiKey(string Name, IReadOnlyList<Scope> Scopes, IReadOnlyList<string> Audiences, ReadOnlyMemory<byte> Hash, DateTimeOffset CreatedAt)
{
    public bool Allows(Scope scope) => scope == Scope.Read || Scopes.Contains(scope);
}

/// <summary>
/// The secret of a key: <c>tc_</c> and 256 random bits. One round of SHA-256 keeps it: slow and salted hashes protect what people choose and others can
/// guess, and nobody can try 2^256 secrets, fast hash or slow. For the same reason failed attempts need no limit.
/// </summary>
public static class ApiKeySecret
{
    /// <summary>By which people and scanners of leaked secrets recognise a key.</summary>
    public const string Prefix = "tc_";

    private const int Bytes = 32;

    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
