using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Infrastructure.Keys;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>The addresses in mails, all in ASCII. They never depend on a request, whose Host header anyone can choose.</summary>
internal sealed class MailLinks(IOptions<AppOptions> options, IIssuer issuer)
{
    /// <summary>Returns the address of the page for people, or of a part of it.</summary>
    /// <param name="fragment">Without <c>#</c>. Browsers do not send it to the server, so that a token in it is in no access log.</param>
    public string PageOf(string fragment = "")
    {
        var root = new Uri(options.Value.BaseUrl ?? issuer.Address);
        var page = new UriBuilder(root) { Host = root.IdnHost, Path = root.AbsolutePath.TrimEnd('/') + "/app/" };
        return fragment.Length == 0 ? page.Uri.AbsoluteUri : $"{page.Uri.AbsoluteUri}#{fragment}";
    }
}
