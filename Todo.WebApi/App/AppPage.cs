using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Todo.Application.Common;
using Todo.Application.SingleSignOn;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;
using Todo.WebApi.RateLimiting;

namespace Todo.WebApi.App;

/// <summary>Serves the page for people at <c>/app/</c>, and leads from <c>/</c> to it.</summary>
internal static class AppPage
{
    /// <summary>
    /// Only files of this server, nothing inline, no frames, and no text that becomes code: the policy <c>todo</c> of Trusted Types passes nothing
    /// but the address of the service worker.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types todo";

    private const string Root = "/app";

    public static IServiceCollection AddAppPage(this IServiceCollection services) => services.AddSingleton<AppFolder>();

    /// <summary>Returns the path that shows a browser something: the page for people, or the documentation; null if both are disabled.</summary>
    public static string? StartPathOf(IServiceProvider services) =>
        services.GetRequiredService<IOptions<AppOptions>>().Value.Enabled ? Root + "/"
        : services.GetRequiredService<IOptions<DocsOptions>>().Value.Enabled ? Docs.Path
        : null;

    /// <summary>The policy on a server with sign-in providers: the page also asks them for their addresses and for ID tokens.</summary>
    public static string PolicyFor(SingleSignOnOptions signIn)
    {
        var origins = signIn.Providers.Select(provider => new Uri(provider.Issuer).GetLeftPart(UriPartial.Authority)).Distinct();
        return ContentSecurityPolicy.Replace("connect-src 'self'", string.Join(' ', ["connect-src 'self'", .. origins]), StringComparison.Ordinal);
    }

    public static void MapAppPage(this WebApplication app)
    {
        if (StartPathOf(app.Services) is { } start)
            app.MapGet("/", () => Results.Redirect(start)).ExcludeFromDescription().WithHead();
        if (!app.Services.GetRequiredService<IOptions<AppOptions>>().Value.Enabled)
            return;
        var folder = app.Services.GetRequiredService<AppFolder>();
        var policy = PolicyFor(app.Services.GetRequiredService<IOptions<SingleSignOnOptions>>().Value);
        app.MapGet(Root + "/{**path}", context => SendAsync(context, folder, policy))
            .WithMetadata(new UnlimitedAttribute(), new CacheControlAttribute(CacheControlAttribute.NoCache))
            .ExcludeFromDescription().WithHead()
            // Skips authentication and the check of the database: the page also explains that the API is not available.
            .ShortCircuit();
    }

    private static async Task SendAsync(HttpContext context, AppFolder folder, string policy)
    {
        var (request, response) = (context.Request, context.Response);
        SetPolicies(response.Headers, policy);
        if (request.Path == Root)
        {
            response.Redirect(request.PathBase + Root + "/");
            return;
        }
        if (folder.Files.Find(request.RouteValues["path"] as string ?? string.Empty) is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        response.Headers.ETag = file.ETag;
        if (EntityTags.IsKnownTo(request, file.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = file.ContentType;
        var (encoding, bytes) = Encode(file, request.GetTypedHeaders().AcceptEncoding);
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static void SetPolicies(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static (string? Encoding, byte[] Bytes) Encode(AppFile file, IList<StringWithQualityHeaderValue> accepted) =>
        Accepts(accepted, "br") ? ("br", file.Brotli)
        : Accepts(accepted, "gzip") ? ("gzip", file.Gzip)
        : (null, file.Plain);

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
}
