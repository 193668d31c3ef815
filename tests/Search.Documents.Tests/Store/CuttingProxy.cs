using System.Net;
using System.Net.Sockets;

namespace Search.Documents.Tests.Store;

/// <summary>Stands between a store and its server, and breaks the connection where a transaction is committed.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int server;
    private int cuts;

    public CuttingProxy(int server)
    {
        this.server = server;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Whether the server still gets the commit; only its answer is lost then.</summary>
    public bool Delivers { get; set; }

    /// <summary>How many commits from now on are cut.</summary>
    public int Cuts
    {
        get => cuts;
        set => cuts = value;
    }

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var upstream = new TcpClient())
        {
            try
            {
                await upstream.ConnectAsync(IPAddress.Loopback, server);
                NetworkStream from = client.GetStream(), to = upstream.GetStream();
                Task back = to.CopyToAsync(from);
                byte[] buffer = new byte[65536];
                for (int read; (read = await from.ReadAsync(buffer)) > 0;)
                {
                    if (buffer.AsSpan(0, read).IndexOf("COMMIT"u8) >= 0 && Interlocked.Decrement(ref cuts) >= 0)
                    {
                        client.Close();
                        if (Delivers)
                        {
                            await to.WriteAsync(buffer.AsMemory(0, read));
                            await to.FlushAsync();

                            // Its answer says that it is done; nobody hears it.
                            await back.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                        }

                        return;
                    }

                    await to.WriteAsync(buffer.AsMemory(0, read));
                }
            }
            catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Either side went.
            }
        }
    }
}
