using System.Buffers.Binary;
using System.Collections.Frozen;
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
    /// <summary>Điều, khoản, chương, mục, phần, phụ lục.</summary>
    private static readonly FrozenSet<string> PartNames = FrozenSet.Create("dieu", "khoan", "chuong", "muc", "phan", "luc");

    private readonly SeriesTitle series = new();
    private readonly NearDuplicates duplicates = new();
    private readonly TokenBuffer titleTokens = new();

    /// <summary>The keys of a document, as its doc value holds them; null where it has none.</summary>
    /// <param name="body">The tokens of its text.</param>
    public BytesRef? Of(Document document, TokenBuffer body)
    {
        DocumentSymbol? symbol = DocumentSymbol.Parse(document.Symbol);
        string? own = symbol?.Key;

        // Without its name an office is known by its letters in the symbol, which are its own only beside the source: 12/TB-SNN.
        string issuer = document.Issuer ?? string.Join(' ', new[] { symbol?.Issuer, document.Source }.OfType<string>());
        List<ulong> keys = [.. duplicates.Of(body, Apart(document, body, own, issuer))];
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
    private ulong Apart(Document document, TokenBuffer body, string? own, string issuer)
    {
        if (document.Kind == DocumentKind.News)
        {
            return StableHash.Start;
        }

        if (own is null)
        {
            return StableHash.Add(StableHash.Add(StableHash.Start, ValueKey.Of(document.Title)), ValueKey.Of(issuer));
        }

        Tokenizer.Tokenize(document.Title, titleTokens);
        return Parts(body, 1, Parts(titleTokens, titleTokens.Count, StableHash.Add(StableHash.Start, own)));
    }

    /// <summary>Goes on with the parts of a paper that are named, since articles of one circular bear one symbol: <c>Điều 11</c>.</summary>
    private static ulong Parts(TokenBuffer of, int before, ulong hash)
    {
        for (int i = 0; i < before && i + 1 < of.Count; i++)
        {
            if (PartNames.Contains(of.Folded(i).ToString()) && (of[i + 1].Kind == TokenKind.Number || of.Folded(i + 1).IndexOfAnyExcept("ivx") < 0))
            {
                hash = StableHash.Add(StableHash.Add(hash, of.Folded(i)), of.Folded(i + 1));
            }
        }

        return hash;
    }
}
