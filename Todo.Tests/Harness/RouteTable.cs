using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Todo.Tests.Harness;

/// <summary>An operation in the server's route table.</summary>
/// <param name="Route">The template with a leading slash.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="IsProtected">Whether it requires a token.</param>
internal sealed record Operation(string Route, string Method, bool IsProtected)
{
    public override string ToString() => $"{Method} {Route}";
}

/// <summary>Reads the server's route table.</summary>
internal static class RouteTable
{
    public static IReadOnlyList<Operation> Operations(this TodoServer server) =>
    [
        .. server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => MethodsOf(endpoint).Select(method => new Operation(RouteOf(endpoint), method, IsProtected(endpoint))))
            .Distinct(),
    ];

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? throw new InvalidOperationException($"{endpoint} takes any method.");

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static bool IsProtected(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
