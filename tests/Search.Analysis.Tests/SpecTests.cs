using Search.Analysis.Keystrokes;
using Search.Analysis.Recognition;
using Search.Analysis.Syllables;
using Search.Analysis.Text;

namespace Search.Analysis.Tests;

/// <summary>Checks every row of every table under <c>Specs</c>.</summary>
public sealed class SpecTests
{
    private static readonly Dictionary<string, Func<SpecRow, (string Expected, string Actual)>> Checks = new()
    {
        ["exact"] = row => (row[1], Words.Join(row[0], (tokens, i) => Words.Legible(tokens.Exact(i)))),
        ["folded"] = row => (row[1], Words.Join(row[0], (tokens, i) => tokens.Folded(i).ToString())),
        ["kind"] = row => (row[1], Words.Join(row[0], (tokens, i) => tokens[i].Kind.ToString())),
        ["grade"] = row => (row[2], Agreements.Grade(Words.Exact(row[0]), Words.Exact(row[1])).ToString()),
        ["well-formed"] = row => (row[1], YesNo(Syllable.IsWellFormed(Words.Exact(row[0])))),
        ["possible"] = row => (row[1], YesNo(Syllable.IsPossible(row[0]))),
        ["compose"] = row => (row[1], Syllable.Compose(Words.Exact(row[0]))),
        ["other"] = row => (row[1], Syllable.OtherSpelling(Words.Exact(row[0])) is string other ? Syllable.Compose(other) : "–"),
        ["telex"] = row => (row[1], KeystrokeDecoder.Decode(row[0], InputMethod.Telex) ?? "–"),
        ["vni"] = row => (row[1], KeystrokeDecoder.Decode(row[0], InputMethod.Vni) ?? "–"),
        ["viqr"] = row => (row[1], KeystrokeDecoder.Decode(row[0], InputMethod.Viqr) ?? "–"),
        ["keys"] = row => (string.Join(" · ", row.Cells.Skip(1)), string.Join(" · ", Enum.GetValues<InputMethod>().Select(method => KeystrokeEncoder.Encode(row[0], method)))),
        ["find"] = row => (row[1], Annotated(row[0], Recognizer.Find)),
        ["query"] = row => (row[1], Annotated(row[0], Recognizer.FindInQuery)),
        ["symbol"] = row => (row[1], DocumentSymbol.Parse(row[0]) is { } symbol ? string.Join(" · ", symbol.Keys) : "–"),
    };

    private delegate void Finder(ReadOnlySpan<char> text, TokenBuffer tokens, List<Annotation> into);

    public static TheoryData<string> Rows => [.. Spec.Read().Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row(string name)
    {
        SpecRow row = Spec.Read().First(row => row.ToString() == name);
        (string expected, string actual) = Checks[row.Check](row);
        actual.ShouldBe(expected);
    }

    private static string Annotated(string text, Finder find)
    {
        TokenBuffer tokens = Words.Tokenize(text);
        List<Annotation> found = [];
        find(text, tokens, found);
        return found.Count == 0 ? "–" : string.Join(" · ", found.Select(annotation =>
            $"{text[tokens[annotation.First].Start..tokens[annotation.First + annotation.Count - 1].End]} → {annotation.Key}"));
    }

    private static string YesNo(bool value) => value ? "yes" : "no";
}
