using System.CommandLine;
using System.Globalization;
using Indexer.Configuration;
using Indexer.Ingestion;
using Indexer.Extraction.Isolation;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Commands;

/// <summary>The <c>indexer</c> command: arguments in, exit code out.</summary>
internal static class IndexerProgram
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        // Where the environment brings cultures in, that of the machine has no say all the same.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

        // Of no use to people, and in need of no setting.
        if (arguments is [ExtractionHost.Verb])
        {
            return ExtractionHost.Run();
        }

        (string[] command, string[] settings) = SettingArguments.Split(arguments);
        try
        {
            Installation installation;
            try
            {
                installation = Installation.Read(settings);
            }
            catch (InvalidDataException fault)
            {
                await Console.Error.WriteLineAsync(SettingFile.Describe(fault));
                return ExitCodes.Usage;
            }

            ParseResult parsed = Root(installation).Parse(command);
            if (parsed.Errors.Count > 0)
            {
                foreach (var error in parsed.Errors)
                {
                    await Console.Error.WriteLineAsync(error.Message);
                }

                await Console.Error.WriteLineAsync("See: indexer --help");
                return ExitCodes.Usage;
            }

            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault)
        {
            return await FailAsync(fault);
        }
    }

    private static RootCommand Root(Installation installation) => new("Tra Cứu: takes documents in and keeps the index up with them.")
    {
        IngestCommand.Create(installation),
        RunCommand.Create(installation),
        ReindexCommand.Create(installation),
        StatusCommand.Create(installation),
        KeysCommand.Create(installation),
        VerifyCommand.Create(installation),
        SnapshotCommand.CreateSnapshot(installation),
        SnapshotCommand.CreateRestore(installation),
        EvaluateCommand.Create(),
        AnalyzeCommand.Create(installation),
        EvaluateReadingCommand.Create(),
    };

    private static async Task<int> FailAsync(Exception fault)
    {
        switch (fault)
        {
            case SettingException:
                await Console.Error.WriteLineAsync(fault.Message);
                return ExitCodes.Usage;
            case OperationCanceledException:
                await Console.Error.WriteLineAsync("Stopped. What was stored stays; do it again to go on.");
                return ExitCodes.Failed;
            case StoreException or IndexMismatchException or IndexDamagedException or IndexHeldException or IOException or InvalidDataException or UnauthorizedAccessException:
                await Console.Error.WriteLineAsync(Shown.Of(fault.Message));
                return ExitCodes.Failed;
            default:
                await Console.Error.WriteLineAsync(fault.ToString());
                return ExitCodes.Failed;
        }
    }
}
