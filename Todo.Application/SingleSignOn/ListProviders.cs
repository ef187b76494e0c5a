using MediatR;
using Microsoft.Extensions.Options;
using Todo.Application.Common;

namespace Todo.Application.SingleSignOn;

/// <summary>The OpenID providers whose users may sign in.</summary>
public sealed record ListProviders : IRequest<Result<IReadOnlyList<ProviderResponse>>>;

/// <summary>An OpenID provider.</summary>
/// <param name="Name" example="Example Corp">The name to display.</param>
/// <param name="Issuer" example="https://login.example.com">The issuer, from which clients discover everything else (OpenID Connect Discovery 1.0).</param>
/// <param name="ClientId" example="9f3c1f5e-5a43-4d3e-8d8c-0c6f8d4d2a11">The client id to request ID tokens with.</param>
public sealed record ProviderResponse(string Name, string Issuer, string ClientId);

internal sealed class ListProvidersHandler(IOptions<SingleSignOnOptions> options)
    : IRequestHandler<ListProviders, Result<IReadOnlyList<ProviderResponse>>>
{
    public Task<Result<IReadOnlyList<ProviderResponse>>> Handle(ListProviders request, CancellationToken cancellationToken)
    {
        ProviderResponse[] providers = [.. options.Value.Providers.Select(provider => new ProviderResponse(provider.Name, provider.Issuer, provider.ClientId))];
        return Task.FromResult<Result<IReadOnlyList<ProviderResponse>>>(providers);
    }
}
