using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.PersonalTokens;
using Todo.Application.SignIn;
using Todo.Domain.PersonalTokens;
using Todo.Tests.Harness;
using Todo.WebApi.Authentication;

namespace Todo.Tests.WebApi;

/// <summary>The claims that authorization policies see, and the response to a client that a policy rejects.</summary>
internal sealed class AuthorizationTests
{
    private static readonly TokenScopes[] Scopes =
        [TokenScopes.None, TokenScopes.TodosRead, TokenScopes.TodosWrite, TokenScopes.TodosRead | TokenScopes.TodosWrite];

    [Test]
    public void A_session_has_subject_and_session_claims_and_full_access()
    {
        var user = new SignedInUser(new AccessTokenClaims(7, 9, DateTimeOffset.MaxValue));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Claims.Select(claim => $"{claim.Type}={claim.Value}"), Is.EqualTo((string[])["sub=7", "sid=9"]));
            Assert.That((user.IsAuthenticated, user.Name, user.UserId), Is.EqualTo((true, "7", 7L)));
            Assert.That(user.Credential, Is.EqualTo(new Credential(CredentialKind.Session, 9)));
            Assert.That(Scopes.Select(user.Permits), Is.All.True);
        }
    }

    [TestCase(TokenScopes.TodosRead, "sub=7 scope=todos:read", false, true, false, false)]
    [TestCase(TokenScopes.TodosWrite, "sub=7 scope=todos:write", false, false, true, false)]
    [TestCase(TokenScopes.TodosRead | TokenScopes.TodosWrite, "sub=7 scope=todos:read scope=todos:write", false, true, true, true)]
    [TestCase(TokenScopes.None, "sub=7", false, false, false, false)]
    public void A_personal_token_permits_exactly_what_its_scopes_name(TokenScopes scopes, string claims, params bool[] permits)
    {
        var user = new SignedInUser(new PersonalTokenClaims(9, 7, scopes, DateTimeOffset.MaxValue, null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', user.Claims.Select(claim => $"{claim.Type}={claim.Value}")), Is.EqualTo(claims));
            Assert.That((user.IsAuthenticated, user.UserId), Is.EqualTo((true, 7L)));
            Assert.That(user.Credential, Is.EqualTo(new Credential(CredentialKind.PersonalToken, 9)));
            Assert.That(Scopes.Select(user.Permits), Is.EqualTo(permits));
        }
    }

    [Test]
    public void The_session_of_a_personal_token_cannot_be_asked_for()
    {
        var user = new SignedInUser(new PersonalTokenClaims(9, 7, TokenScopes.TodosRead, DateTimeOffset.MaxValue, null));
        var accessor = new HttpContextAccessor { HttpContext = new DefaultHttpContext { User = new ClaimsPrincipal(user) } };

        var current = new CurrentUser(accessor);

        Assert.That((current.Id, current.Credential.Id), Is.EqualTo((7L, 9L)));
        Assert.That(() => current.SessionId, Throws.InvalidOperationException);
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
