using System.Globalization;
using Indexer.Languages;
using SearchApi.Problems;

namespace SearchApi.Searching;

/// <summary>Reads parameters that stand once and have a form, and complains about the others.</summary>
internal readonly struct ParameterReader(QueryParameters given, ParameterErrors errors)
{
    /// <summary>The complaint about a value that is not among those allowed.</summary>
    public static Wording NotOneOf(string value, string allowed) =>
        new($"'{Shortened(value)}' không dùng được; có thể là: {allowed}.", $"'{Shortened(value)}' is not allowed; use one of: {allowed}.");

    /// <summary>The value; null where it is not given.</summary>
    public string? Once(string name)
    {
        IReadOnlyList<string> values = given.All(name);
        if (values.Count > 1)
        {
            errors.Add(name, new("Chỉ được ghi một lần.", "May be given only once."));
        }

        return values.Count == 0 ? null : values[0];
    }

    /// <summary>A whole number in a range.</summary>
    public int Number(string name, int absent, int least, int most)
    {
        if (Once(name) is not { } value)
        {
            return absent;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
        {
            return number;
        }

        errors.Add(name, new(
            $"Phải là số nguyên từ {least} đến {most}, không phải '{Shortened(value)}'.",
            $"Must be a whole number from {least} to {most}, not '{Shortened(value)}'."));
        return absent;
    }

    /// <summary>A day as <c>yyyy-MM-dd</c>.</summary>
    public DateOnly? Date(string name)
    {
        if (Once(name) is not { } value)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        errors.Add(name, new(
            $"Phải là ngày có thật viết kiểu yyyy-MM-dd, không phải '{Shortened(value)}'.",
            $"Must be a real day written yyyy-MM-dd, not '{Shortened(value)}'."), new(
            $"Phải là ngày có thật viết theo ngày/tháng/năm, không phải '{Shortened(value)}'.",
            $"Must be a real day written day/month/year, not '{Shortened(value)}'."));
        return null;
    }

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string name, params ReadOnlySpan<(string Word, T Value)> allowed)
        where T : struct
    {
        if (Once(name) is not { } value)
        {
            return null;
        }

        List<string> words = [];
        foreach ((string word, T meaning) in allowed)
        {
            if (word.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }

            words.Add(word);
        }

        errors.Add(name, NotOneOf(value, string.Join(", ", words)));
        return null;
    }

    /// <summary>So much of what came as tells which it was.</summary>
    public static string Shortened(string value) => value.Length <= 60 ? value : string.Concat(value.AsSpan(0, 60), "…");
}
