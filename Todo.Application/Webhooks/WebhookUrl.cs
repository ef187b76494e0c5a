using System.Diagnostics.CodeAnalysis;
using System.Net;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>What the URL of a webhook must be, as far as one can tell without connecting. The delivery checks the address it connects to.</summary>
internal static class WebhookUrl
{
    private const string LocalHost = "localhost";

    private static readonly IPAddress[] Loopback = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    /// <summary>Whether the text is a URL with a scheme that the policy allows, and without user name and password.</summary>
    public static bool IsWellFormed(string text, AddressPolicy policy) =>
        TryParse(text, out var uri)
        && (IsHttps(uri) || (uri.Scheme == Uri.UriSchemeHttp && policy.AllowsNetworks))
        && uri.Port != 0
        && !AuthorityOf(text).Contains('@', StringComparison.Ordinal);

    /// <summary>Whether the host of a well-formed URL is not an address, in any spelling, that the policy forbids.</summary>
    public static bool IsAllowed(string text, AddressPolicy policy)
    {
        if (!TryParse(text, out var uri))
            return false;
        // The parser maps letters and digits of other scripts, but leaves a dot at the end.
        var host = uri.IdnHost.TrimEnd('.');
        if (IPAddress.TryParse(host, out var address))
            return policy.IsAllowed(address, IsHttps(uri));
        return !IsLocal(host) || Loopback.Any(loopback => policy.IsAllowed(loopback, IsHttps(uri)));
    }

    private static bool TryParse(string text, [NotNullWhen(true)] out Uri? uri)
    {
        uri = null;
        // The parser is lenient with characters that no URL has.
        return !text.Any(c => c is <= ' ' or '\\' or '\x7f') && Uri.TryCreate(text, UriKind.Absolute, out uri) && HasHost(uri);
    }

    /// <summary>The parser accepts names of other scripts that have no form in ASCII, or one that is too long.</summary>
    private static bool HasHost(Uri uri)
    {
        try
        {
            return uri.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static bool IsHttps(Uri uri) => uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>The host with the port and all that precedes it. The parser does not tell an empty user name from none.</summary>
    private static string AuthorityOf(string url)
    {
        var begin = url.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = url.IndexOfAny(['/', '?', '#'], begin);
        return end < 0 ? url[begin..] : url[begin..end];
    }

    private static bool IsLocal(string host) =>
        host.Equals(LocalHost, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + LocalHost, StringComparison.OrdinalIgnoreCase);
}
