using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SqlServer.Tests.Tds;

/// <summary>
/// As much of SQL Server as SqlClient must meet to be convinced: TDS 7.4 (MS-TDS) on loopback without encryption, which answers every query with what a function says. It knows no SQL.
/// </summary>
/// <param name="answer">Called by one connection at a time, whichever.</param>
public sealed class TdsServer(Func<TdsRequest, TdsAnswer> answer) : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock turn = new();
    private Task accepting = Task.CompletedTask;

    /// <summary>What to say to who logs in; welcome where null.</summary>
    public Func<TdsAnswer?> Greeting { get; set; } = () => null;

    /// <summary>How many bytes to hand to the network at once, wherever packets begin; a packet at a time where null.</summary>
    public Func<int>? Piece { get; set; }

    public ConcurrentQueue<TdsLogin> Logins { get; } = [];

    public ConcurrentQueue<TdsRequest> Requests { get; } = [];

    /// <summary>How often a client gave up a query before its end.</summary>
    public int Attentions => Volatile.Read(ref attentions);

    public int Commits => Volatile.Read(ref commits);

    public int Rollbacks => Volatile.Read(ref rollbacks);

    private int attentions;
    private int commits;
    private int rollbacks;

    /// <summary>Without what a connection needs in clear text.</summary>
    public string Address => $"Server=127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port};Database=vanban;User ID=doc;Password=Mật-khẩu-9;Pooling=False;Connect Timeout=20";

    public string ConnectionString => Address + ";Encrypt=Optional";

    public TdsServer Start()
    {
        listener.Start();
        accepting = AcceptAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
    }

    internal TdsAnswer? Greet(TdsLogin login)
    {
        Logins.Enqueue(login);
        return Greeting();
    }

    internal TdsAnswer Answer(TdsRequest request)
    {
        Requests.Enqueue(request);
        lock (turn)
        {
            return answer(request);
        }
    }

    internal void CountAttention() => Interlocked.Increment(ref attentions);

    internal void CountEnd(bool commit) => Interlocked.Increment(ref commit ? ref commits : ref rollbacks);

    private async Task AcceptAsync()
    {
        List<Task> sessions = [];
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stopping.Token);
                sessions.Add(ServeAsync(client));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }

        await Task.WhenAll(sessions);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await new TdsSession(this, client.GetStream()).RunAsync(stopping.Token);
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
