using System.Collections.Frozen;

namespace Search.Engine.Understanding;

/// <summary>Words that say little by themselves: marked only beside others, and light in long questions.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Exact = FrozenSet.ToFrozenSet(
        ((string[])["của", "và", "là", "có", "không", "các", "những", "được", "cho", "với", "trong", "về", "tại", "theo", "từ", "đến", "này", "đó", "khi",
            "thì", "mà", "ở", "ra", "vào", "để", "bị", "do", "bởi", "như", "thế", "nào", "gì", "ai", "đâu", "sao", "bao", "nhiêu", "hay", "hoặc", "một", "việc", "sự", "cái", "rằng", "đã", "đang", "sẽ", "cũng", "nên", "vẫn", "còn"])
        .Select(Canonical), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Predicates = FrozenSet.ToFrozenSet(
        ((string[])["đã", "đang", "sẽ", "bị", "được", "là", "thì", "mà", "cũng", "nên", "vẫn", "còn", "rằng", "để", "khi", "như"]).Select(Canonical), StringComparer.Ordinal);

    // Not those that names have as well: Thủ Dầu Một, Từ Liêm, Yên Thế, Như Xuân.
    private static readonly FrozenSet<string> Openings = FrozenSet.ToFrozenSet(
        ((string[])["khi", "với", "trong", "tại", "theo", "để", "nhưng", "nếu", "vì", "các", "những", "cũng", "tuy", "dù", "sau", "tôi", "chúng", "họ"]).Select(Canonical), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Folded = FrozenSet.ToFrozenSet(Exact.Select(e => Canonical(e, folded: true)), StringComparer.Ordinal);

    public static bool Contains(QueryWord word) => Exact.Contains(word.Read) || (!word.IsMarked && Folded.Contains(word.Folded));

    /// <summary>Whether the exact form of a token is one.</summary>
    public static bool IsExact(ReadOnlySpan<char> exact) => Exact.GetAlternateLookup<ReadOnlySpan<char>>().Contains(exact);

    /// <summary>Whether the exact form of a token is one that goes on from a name or group of words to what is said of it. Not those that groups hold themselves (<c>người có công</c>).</summary>
    public static bool BeginsPredicate(ReadOnlySpan<char> exact) => Predicates.GetAlternateLookup<ReadOnlySpan<char>>().Contains(exact);

    /// <summary>Whether the exact form of a token is a function word or pronoun that sentences begin with and names do not have: with a capital it begins one.</summary>
    public static bool BeginsSentence(ReadOnlySpan<char> exact) => Openings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(exact);

    private static string Canonical(string word) => Canonical(word, folded: false);

    private static string Canonical(string word, bool folded)
    {
        QueryWord read = WordRun.Of(word).Words[0];
        return folded ? read.Folded : read.Typed;
    }
}
