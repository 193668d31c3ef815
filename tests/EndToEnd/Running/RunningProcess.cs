using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EndToEnd.Running;

/// <summary>A program of ours as a process of its own. Only ever ended by its own id.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private RunningProcess(Process process) => this.process = process;

    public bool HasExited => process.HasExited;

    /// <summary>The system's number for it.</summary>
    public int Id => process.Id;

    /// <summary>What it has written to standard output so far.</summary>
    public string Output => Read(output);

    /// <summary>Everything it has written so far, for the message of a failing test.</summary>
    public string Log => Read(output) + Read(error);

    /// <summary>Starts <c>dotnet PROGRAM.dll</c> with nothing in its environment that could turn it away from <paramref name="settings"/>.</summary>
    public static RunningProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, string workingDirectory)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(program);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (string inherited in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach ((string key, string value) in settings)
        {
            start.Environment[key] = value;
        }

        RunningProcess running = new(new Process { StartInfo = start });
        running.process.OutputDataReceived += (_, line) => Append(running.output, line.Data);
        running.process.ErrorDataReceived += (_, line) => Append(running.error, line.Data);
        running.process.Start();
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Waits for it to end by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(TimeSpan patience)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Still running after {patience.TotalSeconds} s:\n{Log}");
        }

        return process.ExitCode;
    }

    /// <summary>Ends it without warning (SIGKILL), as a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks it to end (SIGTERM), as a service manager does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(TimeSpan patience)
    {
        using Process signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync(CancellationToken.None);
        return await EndAsync(patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    // ASP.NET Core and the test platform both hand settings down through the environment.
    private static bool IsSetting(string variable) =>
        variable.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || variable.Contains("__", StringComparison.Ordinal)
        || variable.Equals("Urls", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("TESTINGPLATFORM_", StringComparison.OrdinalIgnoreCase);

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private static void Append(StringBuilder to, string? line)
    {
        if (line is not null)
        {
            lock (to)
            {
                to.AppendLine(line);
            }
        }
    }
}
