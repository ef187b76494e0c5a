using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Todo.Domain.PersonalTokens;
using Todo.Tests.Harness;
using Todo.Tests.PersonalTokens;
using Todo.WebApi.Authentication;

namespace Todo.Tests.WebApi;

/// <summary>The columns of personal tokens: every protected operation with each of their scopes (docs/api.md#personal-access-tokens).</summary>
internal sealed partial class IsolationMatrixTests
{
    [Test]
    public void Every_operation_has_one_policy_which_requires_the_scope_of_its_resource_and_method()
    {
        var endpoints = Server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(endpoints, Is.Not.Empty);
            foreach (var endpoint in endpoints)
            {
                var policy = endpoint.Metadata.OfType<AuthorizationPolicy>().Single();
                var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods;
                var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
                Assert.That(methods.Select(method => ScopeOf(route, method)).Distinct().Count(), Is.EqualTo(1), endpoint.DisplayName);
                Assert.That(
                    TokenScopeNames.NamesOf(policy.Requirements.OfType<ScopeRequirement>().Single().Scope).SingleOrDefault(),
                    Is.EqualTo(ScopeOf(route, methods[0])), endpoint.DisplayName);
            }
        }
    }

    [Test]
    public async Task A_personal_token_may_do_what_its_scopes_permit_and_has_no_effect_elsewhere(
        [Values(ClientTokens.Read, ClientTokens.Write, $"{ClientTokens.Read} {ClientTokens.Write}")] string scopes)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var operation in Protected())
            {
                var owner = await World.CreateAsync();
                var script = await owner.Client.AddScriptAsync(scopes.Split(' '));
                var before = await SnapshotWithoutUsesAsync(owner);

                var reply = await SendAsync(script, operation, owner);

                var needed = ScopeOf(operation.Route, operation.Method);
                if (needed is not null && scopes.Contains(needed, StringComparison.Ordinal))
                {
                    Assert.That(reply.Status, Is.EqualTo(Rows[$"{operation}"].Owner), $"{operation} {reply.Text}");
                    continue;
                }
                reply.AssertForbidden(needed, $"{operation}");
                Assert.That(await SnapshotWithoutUsesAsync(owner), Is.EqualTo(before), $"the effect of {operation} without the scope");
            }
        }
    }

    [Test]
    public async Task A_request_with_an_expired_personal_token_has_no_effect() => await AssertInvalidTokenAsync(_ => Task.FromResult(_expiredScript!));

    [Test]
    public async Task A_request_with_a_deleted_personal_token_has_no_effect() => await AssertInvalidTokenAsync(async owner =>
    {
        var token = await owner.Client.AddTokenAsync("gone", 90, ClientTokens.AllScopes);
        await owner.Client.DeleteAsync($"/api/tokens/{token.Id()}");
        return owner.Client.With(token.Text("token")!);
    });

    /// <summary>The scope that the contract gives an operation; null if it admits no personal tokens.</summary>
    private static string? ScopeOf(string route, string method) => route.Split('/') switch
    {
        ["", "api", "lists" or "labels" or "todos" or "trash" or "changes" or "events", ..] => method is "GET" or "HEAD" ? ClientTokens.Read : ClientTokens.Write,
        _ => null,
    };

    /// <summary>That a token was used is no effect of the operation.</summary>
    private static async Task<string> SnapshotWithoutUsesAsync(World owner) => LastUse().Replace(await owner.SnapshotAsync(), "\"hint\"");

    [GeneratedRegex("\"hint\":\"[^\"]*\".*?\"last_used_at\":[^}]*")]
    private static partial Regex LastUse();
}
