using System.Net;
using System.Net.Sockets;

namespace Indexer.Fetching;

/// <summary>
/// Which addresses may be connected to: those of the public internet, and what the configuration allows beside them. So a feed or a redirect cannot make this
/// program ask what only it can reach. The ranges are those of the IANA special-purpose address registries (RFC 6890 and its successors). Immutable.
/// </summary>
/// <param name="allowed">Networks that may be reached although they are not public.</param>
public sealed class AddressGuard(IReadOnlyList<IPNetwork> allowed)
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            // This network, private, shared (CGNAT), loopback, link-local, private, protocol assignments, documentation, 6to4 relays, private, benchmarks,
            // documentation twice, multicast, reserved with the broadcast.
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // Protocol assignments with Teredo, documentation, 6to4, documentation, segment routing: all inside the one block that is public.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    // Of IPv6 only this is given out; everything else is local, multicast or reserved.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    // A gateway turns these into the IPv4 address in their last four bytes (RFC 6052).
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address may be connected to.</summary>
    public bool Allows(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        IPAddress meant = Meant(address);
        return IsPublic(meant) || allowed.Any(network => network.BaseAddress.AddressFamily == meant.AddressFamily && network.Contains(meant));
    }

    /// <summary>The address that a packet would go to in the end.</summary>
    private static IPAddress Meant(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 && Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12))
        : address;

    private static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !IsIn(address),
        AddressFamily.InterNetworkV6 => Global.Contains(address) && !IsIn(address),
        _ => false,
    };

    private static bool IsIn(IPAddress address) => NotPublic.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
}
