using System.Net;

namespace Todo.Application.Common;

/// <summary>
/// The network that a client's address belongs to. Limits on anonymous clients count by network, because an IPv6 host can use any
/// address of its /64.
/// </summary>
public static class ClientNetwork
{
    private const int IPv4Bytes = 4;
    private const int PrefixBytes = 8;

    /// <summary>The IPv4 address (unmapped if it is mapped to IPv6), or the /64 of an IPv6 address; empty if the address is unknown.</summary>
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
