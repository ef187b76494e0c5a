using System.Net;
using System.Net.Sockets;

namespace Todo.Domain.Webhooks;

/// <summary>
/// The addresses that webhooks can have: those of the public internet over https, and the networks that the operator allows over http too.
/// </summary>
/// <param name="allowed">The networks that the operator allows.</param>
public sealed class AddressPolicy(IReadOnlyCollection<IPNetwork> allowed)
{
    /// <summary>Whether any network is allowed that is not part of the public internet.</summary>
    public bool AllowsNetworks => allowed.Count > 0;

    /// <summary>Whether a request may go to the address.</summary>
    public bool IsAllowed(IPAddress address, bool isHttps)
    {
        var reached = Unmap(address);
        return IsInAllowedNetwork(reached) || (isHttps && PublicAddresses.Contains(reached));
    }

    private bool IsInAllowedNetwork(IPAddress address) =>
        allowed.Any(network => network.Contains(address)
            || (address.AddressFamily == AddressFamily.InterNetwork && network.Contains(address.MapToIPv6())));

    /// <summary>An address that is mapped to IPv6 is reached over IPv4.</summary>
    private static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
