using System.Buffers.Binary;
using Lucene.Net.Util;
using Search.Analysis.Recognition;
using Search.Analysis.Text;
using Search.Documents;
using Search.Engine.Schema;

namespace Search.Engine.Grouping;

/// <summary>
/// The keys that documents of one series share, and those that near-duplicates share. They follow from the document alone, so that nothing is learnt
/// of others and every rebuild finds the same. For one thread at a time.
/// </summary>
internal sealed class GroupKeys
{
    private readonly SeriesTitle series = new();
    private readonly NearDuplicates duplicates = new();
    private readonly TokenBuffer tokens = new();

    /// <summary>The keys of a document, as its doc value holds them; null where it has none.</summary>
    public BytesRef? Of(Document document)
    {
        string? own = document.Symbol is { } symbol ? DocumentSymbol.Parse(symbol)?.Key : null;
        string issuer = document.Issuer ?? document.Source ?? "";
        Tokenizer.Tokenize(document.Text, tokens);
        List<ulong> keys = [.. duplicates.Of(tokens, Apart(document, own, issuer))];
        if (issuer.Length > 0 && series.Key(document.Title, issuer, own) is { } key)
        {
            keys.Add(key);
        }

        if (keys.Count == 0)
        {
            return null;
        }

        byte[] packed = new byte[keys.Count * sizeof(ulong)];
        for (int i = 0; i < keys.Count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(packed.AsSpan(i * sizeof(ulong)), keys[i]);
        }

        return new BytesRef(packed);
    }

    /// <summary>The keys in a doc value.</summary>
    public static IEnumerable<ulong> Unpack(BytesRef packed)
    {
        for (int at = 0; at + sizeof(ulong) <= packed.Length; at += sizeof(ulong))
        {
            yield return BinaryPrimitives.ReadUInt64LittleEndian(packed.Bytes.AsSpan(packed.Offset + at));
        }
    }

    /// <summary>Two papers with other symbols, or without one and about other things, are two however much of their wording is the office's. News is told by what it says.</summary>
    private static ulong Apart(Document document, string? own, string issuer) => document.Kind == DocumentKind.News
        ? StableHash.Start
        : own is not null ? StableHash.Add(StableHash.Start, own) : StableHash.Add(StableHash.Add(StableHash.Start, ValueKey.Of(document.Title)), ValueKey.Of(issuer));
}
