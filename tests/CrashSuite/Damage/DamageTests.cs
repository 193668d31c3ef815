using CrashSuite.Samples;
using Indexer.Commands;
using Indexer.Tasks;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace CrashSuite.Damage;

/// <summary>Every kind of file of an index, spoilt in every way: it is noticed, told, and another index is built from the store.</summary>
public sealed class DamageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("flipped bit")]
    [InlineData("broken off")]
    [InlineData("gone")]
    public async Task It_is_noticed_and_built_anew(string damage)
    {
        using TemporaryFolder folder = new();
        string sound = Path.Combine(folder.Path, "sound");
        await FillAsync(sound);
        string[] kinds = [.. Files(sound).Select(Path.GetExtension).OfType<string>().Where(kind => kind.Length > 0 && kind != ".gen").Append("segments").Distinct()];
        kinds.Length.ShouldBeGreaterThan(8);
        foreach (string kind in kinds)
        {
            string spoilt = Path.Combine(folder.Path, damage + kind);
            Copy(sound, spoilt);
            Spoil(Files(spoilt).First(file => Path.GetFileName(file).Contains(kind, StringComparison.Ordinal) && !file.EndsWith(".gen", StringComparison.Ordinal)), damage);
            try
            {
                await MendAsync(spoilt);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"{kind} {damage}: {fault.Message}", fault);
            }
        }
    }

    private static async Task MendAsync(string data)
    {
        string indexPath = Path.Combine(data, "index");
        await using SqliteDocumentStore store = await OpenAsync(data);
        Verdict verdict = await VerifyCommand.JudgeAsync(store, indexPath, Cancellation);
        verdict.Sound.ShouldBeFalse("not noticed");
        verdict.Problem.ShouldNotBeNullOrEmpty();

        // What a program does not notice when it starts, it notices when a search or a merge comes to it or it reads the checksums (held by its own test), or an operator by verifying, who then asks for this.
        await Upkeep.FollowAsync(store, indexPath, Cancellation);
        if (!(await VerifyCommand.JudgeAsync(store, indexPath, Cancellation)).Sound)
        {
            await new ServiceTasks(store.Records, TimeProvider.System).RequestReindexAsync(IndexIdentity.Of(indexPath), "damaged", Cancellation);
            await Upkeep.FollowAsync(store, indexPath, Cancellation);
        }

        verdict = await VerifyCommand.JudgeAsync(store, indexPath, Cancellation);
        verdict.Sound.ShouldBeTrue(verdict.ToText());
    }

    private static async Task FillAsync(string data)
    {
        await using SqliteDocumentStore store = await OpenAsync(data);
        var workload = new Workload(seed: 1);
        for (int batch = 0; batch < 4; batch++)
        {
            await store.WriteAsync(workload.Next(30), Cancellation);
            await Upkeep.FollowAsync(store, Path.Combine(data, "index"), Cancellation);
        }
    }

    private static Task<SqliteDocumentStore> OpenAsync(string data) =>
        SqliteDocumentStore.OpenAsync($"Data Source={data}/store.db", TimeProvider.System, Cancellation);

    /// <summary>The files of the partitions, largest first.</summary>
    private static IEnumerable<string> Files(string data) =>
        Directory.GetDirectories(Path.Combine(data, "index"), "g-*").SelectMany(generation => Directory.GetFiles(generation, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) is not "write.lock").OrderByDescending(file => new FileInfo(file).Length).ThenBy(file => file, StringComparer.Ordinal);

    private static void Spoil(string file, string damage)
    {
        byte[] content = File.ReadAllBytes(file);
        switch (damage)
        {
            case "gone":
                File.Delete(file);
                break;
            case "broken off":
                File.WriteAllBytes(file, content[..(content.Length / 2)]);
                break;
            default:
                content[content.Length / 2] ^= 0x10;
                File.WriteAllBytes(file, content);
                break;
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
