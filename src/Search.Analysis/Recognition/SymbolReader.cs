namespace Search.Analysis.Recognition;

/// <summary>A document symbol among tokens.</summary>
internal readonly record struct SymbolSpan(int First, int Count, DocumentSymbol Symbol);

/// <summary>Reads the document symbol around one number.</summary>
internal readonly ref struct SymbolReader(Passage passage, bool isQuery)
{
    /// <summary>The canonical exact form of <c>số</c>.</summary>
    public const string So = "sô\u0301";

    private const int MaxDigits = 5;
    private const int MaxIssuerParts = 4;
    private readonly Passage passage = passage;

    /// <summary>Issuers that are possible syllables: Tỉnh ủy or Thành ủy, Huyện ủy, Quận ủy, Thị ủy, Đảng ủy.</summary>
    private static readonly string[] SyllabicIssuers = ["tu", "hu", "qu", "thu", "du"];

    public static bool IsYear(ReadOnlySpan<char> text) => text is ['1', '9', >= '4' and <= '9', _] or ['2', '0', _, _] && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]);

    /// <summary>Reads the symbol whose number stands at <paramref name="at"/>, with the type named before it, not before <paramref name="floor"/>.</summary>
    public bool TryRead(int at, int floor, out SymbolSpan found)
    {
        found = default;
        if (passage.Value(at) <= 0 || passage.Folded(at).Length > MaxDigits || IsDecimal(at - 1))
        {
            return false;
        }

        int last = at;
        string number = ReadNumber(ref last);
        if (passage.IsFollowedBy(last, '%') || (last > at && passage.IsFollowedBy(last, ' ', '%')))
        {
            return false;
        }

        string? year = ReadYear(ref last);
        int beforeParts = last;
        TypeNamed named = TypeBefore(at, floor);
        string? type = ReadType(ref last);
        string? issuer = ReadIssuer(ref last, type, named.Type, year);
        if (type is null && issuer is null)
        {
            last = beforeParts;
            if (!IsReference(named, at, last, year))
            {
                return false;
            }

            type = named.Type;
        }
        else if (type is null && named.Type is not null && !issuer!.Contains('-', StringComparison.Ordinal) && !IsLegislature(issuer))
        {
            type = named.Type;
        }

        found = new SymbolSpan(named.First, last - named.First + 1, new DocumentSymbol(number, year, type, issuer));
        return true;
    }

    /// <summary>The number with its place in a series (<c>71.4</c>, resolutions of the Government that try something out) or a letter of its own (<c>30a</c>).</summary>
    private string ReadNumber(ref int last)
    {
        string number = passage.Folded(last).ToString();
        if (IsDecimal(last) && !IsDecimal(last + 1))
        {
            last++;
            return $"{number}.{passage.Folded(last)}";
        }

        if (passage.GapAfter(last) == Gap.None && passage.Exact(last + 1) is [>= 'a' and <= 'e'] letter
            && passage.GapAfter(last + 1) is Gap.Slash or Gap.Hyphen)
        {
            number += letter.ToString();
            last++;
        }

        return number;
    }

    /// <summary>Whether a number and the next are one with a dot in it; not a year, with which a sentence may have ended.</summary>
    private bool IsDecimal(int at) =>
        passage.IsNumber(at) && passage.IsNumber(at + 1) && passage.GapAfter(at, out bool isSpaced) == Gap.Dot && !isSpaced
        && passage.Written(at).Length <= 3 && passage.Written(at + 1).Length <= 2;

    private string? ReadYear(ref int last)
    {
        Gap gap = passage.GapAfter(last);
        if (IsYear(passage.Folded(last + 1)) && (gap is Gap.Slash or Gap.Hyphen || (isQuery && gap == Gap.Space)))
        {
            last++;
            return passage.Folded(last).ToString();
        }

        return null;
    }

    private string? ReadType(ref int last)
    {
        Gap gap = passage.GapAfter(last);
        int at = last + 1;
        if (!passage.IsLetters(at) || !DocumentTypes.TryCanonical(passage.Folded(at), out string type))
        {
            return null;
        }

        // QH is a plan (quy hoạch), QH14 the National Assembly.
        if (passage.GapAfter(at) == Gap.None)
        {
            return null;
        }

        bool isCapital = passage.IsAbbreviation(at);
        bool isJoined = gap is Gap.Slash or Gap.Hyphen;
        if (isJoined ? isCapital || HasIssuerAfter(at) : isQuery && gap is Gap.Space or Gap.None && (isCapital || !passage.IsSyllable(at)))
        {
            last = at;
            return type;
        }

        return null;
    }

    private bool HasIssuerAfter(int at) =>
        passage.GapAfter(at) is Gap.Slash or Gap.Hyphen && ReadPart(at + 1, out _) is string part && LooksLikeIssuer(at + 1, part);

    /// <summary>The parts after the type; without a type only where the year, a named type or a second part leaves no doubt.</summary>
    private string? ReadIssuer(ref int last, string? type, string? named, string? year)
    {
        string? issuer = null;
        int end = last;
        int parts = 0;
        while (parts < MaxIssuerParts)
        {
            Gap gap = passage.GapAfter(end, out bool isSpaced);
            bool isFirst = parts == 0;
            bool isLoose = isQuery && gap == Gap.Space && (isFirst || type == "ttlt");
            if ((gap is not (Gap.Slash or Gap.Hyphen) && !isLoose) || ReadPart(end + 1, out int partEnd) is not string part)
            {
                break;
            }

            if (!(LooksLikeIssuer(end + 1, part) || (!isLoose && !(isSpaced && passage.IsSyllable(end + 1)) && passage.IsAbbreviation(end + 1))))
            {
                break;
            }

            issuer = isFirst ? part : $"{issuer}-{part}";
            end = partEnd;
            parts++;
        }

        bool isCertain = type is not null
            || (year is not null && issuer is not null && (IsLegislature(issuer) || passage.IsAbbreviation(last + 1)))
            || named is not null
            || (parts > 1 && passage.GapAfter(last, out bool apart) == Gap.Slash && !apart && passage.IsAbbreviation(last + 1));
        if (issuer is null || !isCertain)
        {
            return null;
        }

        last = end;
        return issuer;
    }

    /// <summary>One part of an issuer: <c>TW</c>, <c>TƯ</c>, <c>T.Ư</c>, <c>VPTƯ</c>, <c>QH14</c>; null where no letters stand.</summary>
    private string? ReadPart(int at, out int end)
    {
        end = at;
        if (!passage.IsLetters(at))
        {
            return null;
        }

        if (passage.Exact(at) is "t" && passage.GapAfter(at) == Gap.Dot && passage.Exact(at + 1) is "ư" or "w" or "u")
        {
            end = at + 1;
            return passage.Exact(at + 1) is "u" ? "tu" : "tw";
        }

        string part = passage.Folded(at).ToString();
        if (passage.Exact(at).EndsWith("tư"))
        {
            return part[..^1] + "w";
        }

        if (IsLegislature(part) && passage.GapAfter(at) == Gap.None && passage.IsNumber(at + 1))
        {
            end = at + 1;
            return part + passage.Folded(at + 1).ToString();
        }

        return part;
    }

    /// <summary>Quốc hội and its Ủy ban Thường vụ, whose term of office stands behind them.</summary>
    private static bool IsLegislature(string issuer) => issuer.TrimEnd("0123456789".ToCharArray()).EndsWith("qh", StringComparison.Ordinal);

    /// <summary>Whether letters are those of an abbreviated issuer whatever their case: initials are consonants, with hardly a vowel among them.</summary>
    private bool LooksLikeIssuer(int at, string part)
    {
        if (passage.IsSyllable(at))
        {
            return SyllabicIssuers.Contains(part) && (passage.Folded(at).SequenceEqual(passage.Exact(at)) || part == "du") || passage.Exact(at) is "tư";
        }

        int vowels = 0;
        foreach (char letter in part)
        {
            if (letter is 'e' or 'i' or 'o' || letter > 'z')
            {
                return false;
            }

            vowels += letter is 'a' or 'u' or 'y' ? 1 : 0;
        }

        return part.Length >= 2 && vowels <= 2;
    }

    /// <summary>Whether a number alone, or with a year, refers to a document by the type named before it.</summary>
    private bool IsReference(TypeNamed named, int at, int last, string? year)
    {
        if (named.Source == NameSource.None || (named.Type is null && year is null))
        {
            return false;
        }

        if (year is not null || named.HasSo)
        {
            return true;
        }

        bool isCount = passage.Is(last + 1, "năm") && !IsYear(passage.Folded(last + 2));
        // "Thông tư 6 ngày 15.2.2012" says its day, "nghị quyết 6 ngày 5 đêm" counts.
        bool isDated = passage.IsNumber(last + 2) && (passage.IsNumber(last + 3) || passage.Is(last + 3, "thang\u0301"));
        isCount |= passage.Is(last + 1, "thang\u0301") || (passage.Is(last + 1, "ngay\u0300") && !isDated) || passage.Is(last + 1, "ngươi\u0300");
        bool isDotted = last > at ? passage.IsNumber(at + 1) : passage.Written(at).Contains('.');
        return !isCount && !IsYear(passage.Folded(at)) && (isQuery || (named.IsFirm && !isDotted));
    }

    /// <summary>The type named before a number, in words or abbreviated, with <c>số</c> between or not.</summary>
    private TypeNamed TypeBefore(int number, int floor)
    {
        int before = number - 1;
        bool hasSo = before >= floor && passage.Is(before, So);
        before -= hasSo ? 1 : 0;
        if (before < floor || !passage.IsLetters(before))
        {
            return new TypeNamed(number, null, NameSource.None, false, hasSo);
        }

        Gap gap = passage.GapAfter(before);
        if (gap == Gap.Space)
        {
            foreach (DocumentType type in DocumentTypes.EndingWith(passage.Folded(before)))
            {
                int first = before - type.Name.Length + 1;
                if (first >= floor && IsName(first, type.Name))
                {
                    return new TypeNamed(first, type.Abbreviation, NameSource.Words, type.IsFirm, hasSo);
                }
            }
        }

        bool isCapital = passage.IsAbbreviation(before);
        if (DocumentTypes.TryCanonical(passage.Folded(before), out string abbreviation) && (isCapital || (isQuery && !passage.IsSyllable(before)))
            && (gap is Gap.Space || (isQuery && gap is Gap.None or Gap.Hyphen or Gap.Dot)))
        {
            return new TypeNamed(before, abbreviation, NameSource.Abbreviation, abbreviation is "nq" or "nd", hasSo);
        }

        return new TypeNamed(number, null, NameSource.None, false, hasSo);
    }

    private bool IsName(int first, string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!passage.Is(first + i, words[i]) || (i + 1 < words.Length && passage.GapAfter(first + i) != Gap.Space))
            {
                return false;
            }
        }

        return true;
    }

    private enum NameSource : byte
    {
        None,
        Words,
        Abbreviation,
    }

    private readonly record struct TypeNamed(int First, string? Type, NameSource Source, bool IsFirm, bool HasSo);
}
