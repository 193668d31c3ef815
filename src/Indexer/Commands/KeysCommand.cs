using System.CommandLine;
using System.Text.Json;
using Indexer.Keys;
using Search.Documents;
using Search.Documents.Store;

namespace Indexer.Commands;

/// <summary><c>indexer keys</c>: who may use the service. Whoever may open the store needs no key.</summary>
internal static class KeysCommand
{
    private const int MostCharacters = 100;

    public static Command Create(Installation installation) => new("keys", "API keys: who may write, administer, and read what is not public.")
    {
        Add(installation),
        List(installation),
        Revoke(installation),
    };

    private static Command Add(Installation installation)
    {
        Argument<string> name = Name();
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"What it allows: {ScopeNames.All}; several with ',' or several times. Each stands for itself, and every key may read.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var audiences = new Option<string[]>("--audience")
        {
            Description = "What it may read beside 'public'; several times for several.",
            AllowMultipleArgumentsPerToken = true,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object, for machines." };
        scopes.Validators.Add(result =>
        {
            foreach (string scope in Parts(result.GetValueOrDefault<string[]>()).Where(scope => ScopeNames.Parse(scope) is null))
            {
                result.AddError($"'{scope}' is no scope. Use {ScopeNames.All}.");
            }
        });
        audiences.Validators.Add(result =>
        {
            if ((result.GetValueOrDefault<string[]>() ?? []).Any(audience => AudienceName.Read(audience) is null))
            {
                result.AddError($"--audience is {AudienceName.Allowed}");
            }
        });
        var command = new Command("add", "Make a key. Its secret is printed once, on standard output; only its hash is kept.") { name, scopes, audiences, json };
        command.SetAction((parsed, cancellation) => AddAsync(
            installation,
            parsed.GetRequiredValue(name),
            [.. Parts(parsed.GetRequiredValue(scopes)).Select(ScopeNames.Parse).OfType<Scope>().Distinct().Order()],
            [.. (parsed.GetValue(audiences) ?? []).Select(AudienceName.Read).OfType<string>().Distinct(StringComparer.Ordinal)],
            parsed.GetValue(json),
            cancellation));
        return command;
    }

    private static Command List(Installation installation)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object a line, for machines." };
        var command = new Command("list", "The keys there are, without their secrets.") { json };
        command.SetAction((parsed, cancellation) => ListAsync(installation, parsed.GetValue(json), cancellation));
        return command;
    }

    private static Command Revoke(Installation installation)
    {
        Argument<string> name = Name();
        var command = new Command("revoke", "Forget a key: running services refuse it within a second or two.") { name };
        command.SetAction((parsed, cancellation) => RevokeAsync(installation, parsed.GetRequiredValue(name), cancellation));
        return command;
    }

    private static Argument<string> Name()
    {
        var name = new Argument<string>("name") { Description = "Who uses the key, e.g. the name of a portal." };
        name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { } given || string.IsNullOrWhiteSpace(given) || given.Length > MostCharacters || given.Any(char.IsControl))
            {
                result.AddError($"The name has 1 to {MostCharacters} characters and no control characters.");
            }
        });
        return name;
    }

    private static IEnumerable<string> Parts(string[]? values) =>
        (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static async Task<int> AddAsync(
        Installation installation, string name, IReadOnlyList<Scope> scopes, IReadOnlyList<string> audiences, bool json, CancellationToken cancellation)
    {
        if (scopes.Count == 0)
        {
            await Console.Error.WriteLineAsync($"--scope is one of {ScopeNames.All}.");
            return ExitCodes.Usage;
        }

        await using IDocumentStore store = await OpenOrMakeStoreAsync(installation, cancellation);
        string secret = ApiKeySecret.Create();
        var key = new ApiKey(name, scopes, audiences, ApiKeySecret.Hash(secret), TimeProvider.System.GetUtcNow());
        if (!await new KeyRecords(store.Records).AddAsync(key, cancellation))
        {
            await Console.Error.WriteLineAsync($"There is a key '{name}' already. Choose another name, or revoke it first: indexer keys revoke '{name}'");
            return ExitCodes.Failed;
        }

        // The secret alone on standard output, so that a script can take it.
        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(Line(key) with { Key = secret }, OutputJson.Readable.KeyLine) : secret);
        if (!json)
        {
            await Console.Error.WriteLineAsync("This is the only time the key is shown. Send it as 'Authorization: Bearer KEY' or 'X-Api-Key: KEY'.");
        }

        return ExitCodes.Done;
    }

    // The first key may come before the first start: then the store is made here.
    private static async Task<IDocumentStore> OpenOrMakeStoreAsync(Installation installation, CancellationToken cancellation)
    {
        try
        {
            return await installation.OpenExistingStoreAsync(cancellation);
        }
        catch (StoreException none) when (none.Fault == StoreFault.Missing)
        {
            IDocumentStore store = await installation.OpenStoreAsync(cancellation);
            await Console.Error.WriteLineAsync($"There was no store, and a new one was made: '{none.Place}'. The key is for a service with the same Data:Path and Store:ConnectionString.");
            return store;
        }
    }

    private static async Task<int> ListAsync(Installation installation, bool json, CancellationToken cancellation)
    {
        await using IDocumentStore store = await installation.OpenExistingStoreAsync(cancellation);
        IReadOnlyList<ApiKey> keys = await new KeyRecords(store.Records).ReadAsync(cancellation);
        foreach (ApiKey key in keys)
        {
            KeyLine line = Line(key);
            await Console.Out.WriteLineAsync(json
                ? JsonSerializer.Serialize(line, OutputJson.Readable.KeyLine)
                : $"{line.Name}\t{string.Join(',', line.Scopes)}\t{string.Join(',', line.Audiences)}\t{line.CreatedAt:yyyy-MM-dd HH:mm'Z'}");
        }

        if (keys.Count == 0 && !json)
        {
            await Console.Error.WriteLineAsync("There is no key: write and admin routes answer to the service's own machine only.");
        }

        return ExitCodes.Done;
    }

    private static async Task<int> RevokeAsync(Installation installation, string name, CancellationToken cancellation)
    {
        await using IDocumentStore store = await installation.OpenExistingStoreAsync(cancellation);
        var keys = new KeyRecords(store.Records);
        if (await keys.RevokeAsync(name, cancellation))
        {
            if ((await keys.ReadAsync(cancellation)).Count == 0)
            {
                await Console.Error.WriteLineAsync("That was the last key: write and admin routes are now open to callers from the service's own machine. Add another key to close them.");
            }

            return ExitCodes.Done;
        }

        await Console.Error.WriteLineAsync($"There is no key '{name}'. See: indexer keys list");
        return ExitCodes.Failed;
    }

    private static KeyLine Line(ApiKey key) => new(key.Name, [.. key.Scopes.Select(ScopeNames.Of)], ["public", .. key.Audiences.Except(["public"])], key.CreatedAt);
}

/// <summary>A key as <c>--json</c> prints it.</summary>
/// <param name="Key">The secret, where it was just made.</param>
internal sealed record KeyLine(
    string Name,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> Audiences,
    DateTimeOffset CreatedAt,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? Key = null);
