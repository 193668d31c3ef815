using System.Text.Json;
using System.Text.Json.Serialization;

namespace EndToEnd.Suggesting;

/// <summary>What is typed and what must be offered, as written in <c>cases/suggest/*.json</c>. Ids may be shortened as in a search case.</summary>
public sealed record SuggestCase
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public required string Name { get; init; }

    /// <summary>What is typed; each text must bring what the case says.</summary>
    public required IReadOnlyList<string> Q { get; init; }

    /// <summary>The first suggestion's text.</summary>
    public string? First { get; init; }

    /// <summary>Texts to search that must be offered, letter by letter.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Ids of documents that must be offered.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Texts and ids that must not be.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>The HTML of one suggestion.</summary>
    public string? Html { get; init; }

    /// <summary>How many there are.</summary>
    public int? Exactly { get; init; }

    /// <summary>Reads the cases of a file.</summary>
    public static IReadOnlyList<SuggestCase> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return JsonSerializer.Deserialize<IReadOnlyList<SuggestCase>>(file, Options)!;
    }
}

/// <summary>What <c>GET /suggest</c> answers, read the way a client written from the contract would.</summary>
public sealed record SuggestAnswer(IReadOnlyList<SuggestionAnswer> Suggestions);

public sealed record SuggestionAnswer(string Text, string Html, string Kind, string? Id);
