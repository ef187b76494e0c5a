using System.Net;

namespace Todo.Application.Common;

/// <summary>
/// The network that a client's address belongs to. Everything that counts strangers counts by it: an IPv6 host has a whole /64 of
/// addresses to pick from.
/// </summary>
public static class ClientNetwork
{
    private const int IPv4Bytes = 4;
    private const int PrefixBytes = 8;

    /// <summary>The IPv4 address, also where it is mapped to IPv6, or the /64 of an IPv6 address; empty if the address is unknown.</summary>
    public static string Of(IPAddress? client)
    {
        if (client is null)
            return string.Empty;
        if (client.IsIPv4MappedToIPv6)
            client = client.MapToIPv4();
        var bytes = client.GetAddressBytes();
        return bytes.Length == IPv4Bytes ? client.ToString() : Convert.ToHexString(bytes, 0, PrefixBytes);
    }
}
