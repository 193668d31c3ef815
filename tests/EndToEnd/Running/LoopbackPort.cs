using System.Net;
using System.Net.Sockets;

namespace EndToEnd.Running;

/// <summary>Ports of loopback that nobody listens on.</summary>
public static class LoopbackPort
{
    /// <summary>One that is free now; another program may be quicker.</summary>
    public static int Free()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
