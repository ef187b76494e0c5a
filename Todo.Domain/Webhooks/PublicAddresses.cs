using System.Net;
using System.Net.Sockets;

namespace Todo.Domain.Webhooks;

/// <summary>
/// The addresses of the public internet, by IANA's registries of special-purpose addresses (RFC 6890) and of multicast. Of blocks that
/// tunnel or translate to IPv4, only the well-known prefix of NAT64 counts, and only with a public IPv4 address in it.
/// </summary>
internal static class PublicAddresses
{
    private const int IPv4Bytes = 4;

    private static readonly IPNetwork[] SpecialIPv4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // This network
        IPNetwork.Parse("10.0.0.0/8"), // Private use
        IPNetwork.Parse("100.64.0.0/10"), // Shared address space of carriers
        IPNetwork.Parse("127.0.0.0/8"), // Loopback
        IPNetwork.Parse("169.254.0.0/16"), // Link-local, where clouds serve their metadata
        IPNetwork.Parse("172.16.0.0/12"), // Private use
        IPNetwork.Parse("192.0.0.0/24"), // Protocol assignments. The two anycast addresses in it lead to the nearest network, which is the own.
        IPNetwork.Parse("192.0.2.0/24"), // Documentation
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"), // Private use
        IPNetwork.Parse("198.18.0.0/15"), // Benchmarks
        IPNetwork.Parse("198.51.100.0/24"), // Documentation
        IPNetwork.Parse("203.0.113.0/24"), // Documentation
        IPNetwork.Parse("224.0.0.0/4"), // Multicast
        IPNetwork.Parse("240.0.0.0/4"), // Reserved, with the broadcast address
    ];

    /// <summary>All else is loopback, link-local, unique local, site-local, multicast, discarded, IPv4-compatible, or not assigned.</summary>
    private static readonly IPNetwork GlobalIPv6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialIPv6 =
    [
        IPNetwork.Parse("2001::/23"), // Protocol assignments: Teredo, benchmarks, ORCHID
        IPNetwork.Parse("2001:db8::/32"), // Documentation
        IPNetwork.Parse("2002::/16"), // 6to4
        IPNetwork.Parse("3fff::/20"), // Documentation
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contains(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Array.Exists(SpecialIPv4, network => network.Contains(address));
        if (Nat64.Contains(address))
            return Contains(new IPAddress(address.GetAddressBytes()[^IPv4Bytes..]));
        return GlobalIPv6.Contains(address) && !Array.Exists(SpecialIPv6, network => network.Contains(address));
    }
}
