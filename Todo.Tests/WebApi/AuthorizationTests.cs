using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.SignIn;
using Todo.Tests.Harness;
using Todo.WebApi.Authentication;

namespace Todo.Tests.WebApi;

/// <summary>The claims that authorization policies see, and the response to a client that a policy rejects.</summary>
internal sealed class AuthorizationTests
{
    [Test]
    public void A_session_has_subject_and_session_claims_and_full_access()
    {
        var user = new SignedInUser(new AccessTokenClaims(7, 9, DateTimeOffset.MaxValue));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Claims.Select(claim => $"{claim.Type}={claim.Value}"), Is.EqualTo((string[])["sub=7", "sid=9"]));
            Assert.That((user.IsAuthenticated, user.Name, user.UserId, user.SessionId), Is.EqualTo((true, "7", 7L, 9L)));
            Assert.That(user.Permits("todos:write"));
        }
    }

    [Test]
    public void Scopes_grant_exactly_what_they_name()
    {
        var user = new SignedInUser(new AccessTokenClaims(7, 9, DateTimeOffset.MaxValue));
        user.AddClaim(new Claim("scope", "todos:read"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Permits("todos:read"));
            Assert.That(user.Permits("todos:write"), Is.False);
        }
    }

    [Test]
    public async Task A_failed_policy_is_403_and_does_not_reveal_whether_the_resource_exists()
    {
        await using var server = await TodoServer.StartAsync(services => services.AddSingleton<IAuthorizationHandler, RefuseUser>());
        var ada = await server.SignUpAsync();

        var reply = await ada.GetAsync("/api/todos/1");

        reply.AssertProblem(HttpStatusCode.Forbidden);
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:forbidden"));
        Assert.That(reply.Header("WWW-Authenticate"), Is.EqualTo("Bearer error=\"insufficient_scope\""));
    }

    private sealed class RefuseUser : IAuthorizationHandler
    {
        public Task HandleAsync(AuthorizationHandlerContext context)
        {
            if (context.User.HasClaim(claim => claim.Type == "sub"))
                context.Fail();
            return Task.CompletedTask;
        }
    }
}
