using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Todo.Tests.Harness;
using Todo.WebApi.Controllers;

namespace Todo.Tests.Architecture;

/// <summary>Controllers only dispatch, and anonymous access is always explicit.</summary>
[DatabaseIndependent]
internal sealed class ControllersTests
{
    private static readonly Type[] Controllers =
        [.. typeof(ApiController).Assembly.GetTypes().Where(type => typeof(ControllerBase).IsAssignableFrom(type) && !type.IsAbstract)];

    private static readonly MethodInfo[] Actions =
    [
        .. Controllers.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName),
    ];

    [Test]
    public void A_controller_is_sealed_and_depends_only_on_the_mediator([ValueSource(nameof(Controllers))] Type controller)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(controller.IsSealed);
            Assert.That(controller.BaseType, Is.EqualTo(typeof(ApiController)));
            Assert.That(
                controller.GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType),
                Is.EqualTo((Type[])[typeof(IMediator)]));
            Assert.That(controller.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly), Is.Empty);
        }
    }

    [Test]
    public void An_action_binds_values_injects_no_services_and_can_be_canceled([ValueSource(nameof(Actions))] MethodInfo action)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(action.ReturnType, Is.EqualTo(typeof(Task<IActionResult>)));
            Assert.That(action.GetParameters().Select(parameter => parameter.ParameterType), Has.One.EqualTo(typeof(CancellationToken)));
            Assert.That(action.GetParameters().Where(parameter => parameter.IsDefined(typeof(FromServicesAttribute))), Is.Empty);
        }
    }

    [Test]
    public void Every_action_requires_a_token_unless_it_allows_anonymous_access()
    {
        var endpoints = SharedServer.Instance.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .ToArray();

        Assert.That(endpoints, Has.Length.GreaterThanOrEqualTo(Actions.Length));
        Assert.That(endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null), Is.Empty, "endpoints without an authorization policy");
    }

    [Test]
    public void Only_the_listed_actions_allow_anonymous_access() => Assert.That(
        SharedServer.Instance.Operations().Where(operation => operation is { IsProtected: false, Method: not "HEAD" }).Select(operation => operation.ToString()),
        Is.EquivalentTo((string[])
        [
            "GET /",
            "GET /app/{**path}",
            "GET /docs",
            "GET /openapi.json",
            "GET /healthz/live",
            "GET /healthz/ready",
            "GET /.well-known/jwks.json",
            "GET /.well-known/openid-configuration",
            "GET /.well-known/oauth-authorization-server",
            "POST /api/users",
            "POST /api/users/email/verify",
            "POST /api/users/password/forgot",
            "POST /api/users/password/reset",
            "GET /api/login/providers",
            "POST /api/login/access_token",
            "POST /api/login/revoke",
            "POST /token",
        ]));
}
