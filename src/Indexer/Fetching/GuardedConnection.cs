using System.Net;
using System.Net.Sockets;

namespace Indexer.Fetching;

/// <summary>
/// Connects for every outgoing request of a source: names are resolved here, the addresses are checked, and one that was checked is the one that is
/// connected to, so that a name which answers differently the second time gains nothing.
/// </summary>
internal sealed class GuardedConnection(AddressGuard guard, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>The callback of <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="AddressRefusedException">When no address of the host may be connected to.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        DnsEndPoint host = context.DnsEndPoint;
        IPAddress[] addresses = await resolve(host.Host, cancellation);
        IPAddress[] good = [.. addresses.Where(guard.Allows)];
        if (good.Length == 0)
        {
            throw new AddressRefusedException(host.Host, addresses.FirstOrDefault());
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(good, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host's addresses are none that may be connected to.</summary>
internal sealed class AddressRefusedException(string host, IPAddress? address)
    : IOException($"'{host}' is at {address?.ToString() ?? "no address"}, which is not in the public internet.");
