using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace EndToEnd.Running;

/// <summary>
/// A PostgreSQL server of the tests' own, in a folder that is gone afterwards; on loopback only. Started when a test first asks for it.
/// It does not sync, for speed: what is in the operating system's hands survives the death of the server, only not that of the machine.
/// And it acknowledges early by default, so that a store which did not insist on durability would lose writes.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    public const string User = "tracuu";
    public const string Password = "mat-khau-thu-nghiem";

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly int port = LoopbackPort.Free();
    private string? folder;
    private Process? server;

    /// <summary>A connection string of the database <c>postgres</c> and a schema of the given name; skips the test where PostgreSQL is not installed.</summary>
    public async Task<string> ConnectAsync(string schema)
    {
        await turn.WaitAsync();
        try
        {
            if (folder is null)
            {
                await CreateAsync();
            }

            if (server is null)
            {
                await StartAsync();
            }
        }
        finally
        {
            turn.Release();
        }

        return $"Host=127.0.0.1;Port={port};Database=postgres;Username={User};Password={Password};Search Path={schema};Timeout=5;Include Error Detail=true";
    }

    /// <summary>The port it listens on, once started.</summary>
    public int Port => port;

    /// <summary>Runs statements as another program would.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await ConnectAsync("public"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends it at once and starts it again, which recovers.</summary>
    /// <param name="signal"><c>QUIT</c>: an immediate shutdown; <c>KILL</c>: as the system does where memory is short.</param>
    public async Task CrashAsync(string signal)
    {
        using (Process kill = Process.Start("kill", ["-" + signal, server!.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            // A fast shutdown, so that no child is left.
            using (Process kill = Process.Start("kill", ["-INT", server.Id.ToString(CultureInfo.InvariantCulture)]))
            {
                await kill.WaitForExitAsync();
            }

            await server.WaitForExitAsync();
            server.Dispose();
        }

        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }

        turn.Dispose();
    }

    // Debian does not put the server's programs on the path.
    private static string Program(string name)
    {
        const string Versions = "/usr/lib/postgresql";
        string newest = Directory.Exists(Versions) ? Directory.GetDirectories(Versions).OrderBy(version => version.Length).ThenBy(version => version, StringComparer.Ordinal).LastOrDefault(Versions) : Versions;
        return Requirement.InstalledFile(Path.Combine(newest, "bin", name), "apt-get install postgresql");
    }

    // It refuses to run as root.
    private static ProcessStartInfo AsItsUser(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? new("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
        : new(program, arguments);

    private static async Task RunToEndAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{start.FileName}: {await output}{await error}");
    }

    private async Task CreateAsync()
    {
        string initdb = Program("initdb");
        folder = Directory.CreateTempSubdirectory("tracuu-pg-").FullName;
        string password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, Password);
        if (Environment.IsPrivilegedProcess)
        {
            await RunToEndAsync(new("chown", ["-R", "postgres", folder]));
        }

        await RunToEndAsync(AsItsUser(
            initdb, "-D", Path.Combine(folder, "data"), "-U", User, "--auth=scram-sha-256", "--pwfile=" + password, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
    }

    private async Task StartAsync()
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={port}", "unix_socket_directories=" + folder, "fsync=off", "full_page_writes=off", "synchronous_commit=off",
            "wal_writer_delay=10s", "shared_buffers=32MB", "max_connections=80", "logging_collector=on", "log_directory=" + folder,
        ];
        ProcessStartInfo start = AsItsUser(Program("postgres"), ["-D", Path.Combine(folder!, "data"), .. settings.SelectMany(setting => (string[])["-c", setting])]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        long since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (server is null or { HasExited: true })
            {
                // After a kill the old one's children may still hold its memory for a moment.
                server?.Dispose();
                server = Process.Start(start)!;
            }

            try
            {
                await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Database=postgres;Username={User};Password={Password};Pooling=false;Timeout=2");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(50);
            }
        }
    }
}
