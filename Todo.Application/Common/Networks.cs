using System.Net;

namespace Todo.Application.Common;

/// <summary>Networks as settings name them.</summary>
public static class Networks
{
    private const int BitsPerByte = 8;

    /// <summary>Parses a network (<c>10.0.0.0/8</c>), or an address as a network of one address.</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network))
            return true;
        if (!IPAddress.TryParse(text, out var address))
            return false;
        network = new(address, address.GetAddressBytes().Length * BitsPerByte);
        return true;
    }

    /// <summary>Parses texts that are valid.</summary>
    public static IEnumerable<IPNetwork> Parse(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (TryParse(text, out var network))
                yield return network;
        }
    }
}
