using Search.Documents;

namespace Indexer.Tests.Reading;

/// <summary>Every value of the documents in <c>Specs</c> is read, and nothing else, however their letters are encoded.</summary>
public sealed class ReadingSpecTests
{
    private static readonly Func<string, string>[] Spellings =
    [
        Encodings.Decomposed,
        Encodings.HalfComposed,
        text => text.Replace('Đ', '\u00D0').Replace('đ', '\u00F0'),
        text => text.Replace('Đ', '\u0189').Replace('đ', '\u0256'),
        text => text.Replace(' ', '\u00A0'),
        text => text.Replace("\n", "\r\n", StringComparison.Ordinal),
    ];

    public static TheoryData<string> Names => [.. ReadingSpec.All.Select(spec => spec.Name)];

    public static TheoryData<string, int> Spelt => [.. ReadingSpec.All.SelectMany(_ => Enumerable.Range(0, Spellings.Length), (spec, i) => (spec.Name, i))];

    private static ReadingSpec Of(string name) => ReadingSpec.All.Single(spec => spec.Name == name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_is_read_and_nothing_else(string name)
    {
        ReadingSpec spec = Of(name);
        ReadingSpec.Table(ReadingSpec.Values(ReadingSpec.Read(spec.Text))).ShouldBe(ReadingSpec.Table(spec.Wanted));
    }

    [Theory]
    [MemberData(nameof(Spelt))]
    public void Encoding_does_not_matter(string name, int spelling)
    {
        ReadingSpec spec = Of(name);
        Document read = ReadingSpec.Read(Spellings[spelling](spec.Text));
        ReadingSpec.Table(ReadingSpec.Values(read)).ShouldBe(ReadingSpec.Table(spec.Wanted));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_value_says_where_it_stands(string name)
    {
        Document read = ReadingSpec.Read(Of(name).Text);
        foreach ((string value, int i) in read.Recipients.Concat(read.People).Concat(read.Cites).Select((value, i) => (value, i)))
        {
            string key = i < read.Recipients.Count ? $"recipients[{i}]" : i < read.Recipients.Count + read.People.Count ? $"people[{i - read.Recipients.Count}]" : $"cites[{i - read.Recipients.Count - read.People.Count}]";
            // Between the lines of a recipient may stand the other column.
            string written = Written(read, key);
            (written.Split(' ')[0], written.Split(' ')[^1]).ShouldBe((value.Split(' ')[0], value.Split(' ')[^1]));
            value.Split(' ').ShouldBeSubsetOf(written.Split(' '));
        }

        read.Extracted.Keys.ShouldBeUnique();
        read.Extracted.Values.ShouldAllBe(where => where.Start <= where.End && where.End <= read.Text.Length && where.Confidence > 0 && where.Confidence <= 1);
    }

    private static string Written(Document document, string key) =>
        string.Join(' ', document.Text[document.Extracted[key].Start..document.Extracted[key].End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_supplied_stays(string name)
    {
        var supplied = new Document
        {
            Id = "a",
            Text = Of(name).Text,
            Title = "Của tôi",
            Type = "Của tôi",
            Symbol = "1-X/Y",
            Issuer = "Của tôi",
            Summary = "Của tôi",
            Signer = "Của tôi",
            SignerTitle = "Của tôi",
            Author = "Của tôi",
            Recipients = ["Của tôi"],
            People = ["Của tôi"],
            Places = ["Của tôi"],
            Cites = ["2-X/Y"],
            IssuedOn = new DateOnly(2000, 1, 2),
            HeldOn = new DateOnly(2000, 1, 3),
            PublishedAt = new DateTimeOffset(2000, 1, 4, 0, 0, 0, TimeSpan.Zero),
            Attributes = new Dictionary<string, string> { ["authority"] = "Của tôi", ["captions"] = "Của tôi", ["truncated"] = "false" },
        };
        string[] fields = ["title", "type", "symbol", "issuer", "summary", "signer", "signerTitle", "author", "recipients", "people", "places", "cites", "issuedOn", "heldOn", "publishedAt", "attributes"];
        Document read = Indexer.Reading.DocumentReader.Complete(new DocumentDraft(supplied, new HashSet<string>(fields)), isWholeFile: true);
        (read with { Kind = supplied.Kind, Attributes = supplied.Attributes, Extracted = supplied.Extracted }).ShouldBe(supplied);
        supplied.Attributes.ShouldAllBe(attribute => read.Attributes[attribute.Key] == attribute.Value);
        read.Extracted.Keys.ShouldNotContain(key => fields.Contains(key.Split('[')[0]));
    }
}
