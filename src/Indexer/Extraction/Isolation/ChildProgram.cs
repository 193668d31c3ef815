using System.Diagnostics;
using System.Globalization;

namespace Indexer.Extraction.Isolation;

/// <summary>How this program is started once more, as a reader of files.</summary>
internal static class ChildProgram
{
    /// <summary>What a child needs of the environment: settings of the installation, among them passwords, are none of its business.</summary>
    private static readonly string[] Kept = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG", "DOTNET_ROOT"];

    public static ProcessStartInfo StartInfo()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Indexer.dll");

        // The runtime that runs this process, wherever it is installed; a program that brings its own has a launcher beside it instead.
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";
        string host = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var start = File.Exists(host)
            ? new ProcessStartInfo(host, ["exec", program, ExtractionHost.Verb])
            : new ProcessStartInfo(Path.ChangeExtension(program, OperatingSystem.IsWindows() ? ".exe" : null), [ExtractionHost.Verb]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        foreach (string name in start.Environment.Keys.Except(Kept, StringComparer.OrdinalIgnoreCase).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = ExtractionLimits.HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }
}
