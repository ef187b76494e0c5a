using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Tests.Harness;

namespace Todo.Tests.Architecture;

/// <summary>The structure of a use case: a request, one handler, and a validator if it has members to validate.</summary>
[DatabaseIndependent]
internal sealed class UseCaseTests
{
    private static readonly Type[] Types = [.. typeof(Result<>).Assembly.GetTypes().Where(type => type is { IsInterface: false, IsAbstract: false })];

    private static readonly Type[] Requests = [.. Types.Where(type => Implemented(type, typeof(IRequest<>)).Any())];

    private static readonly Type[] Handlers = [.. Types.Where(type => Implemented(type, typeof(IRequestHandler<,>)).Any())];

    private static readonly Type[] Validators = [.. Types.Where(type => Implemented(type, typeof(IValidator<>)).Any())];

    [Test]
    public void Every_request_has_exactly_one_handler()
    {
        var handled = Handlers.SelectMany(handler => Implemented(handler, typeof(IRequestHandler<,>))).Select(contract => contract.GetGenericArguments()[0]);

        Assert.That(Requests, Is.Not.Empty);
        Assert.That(handled, Is.EquivalentTo(Requests));
    }

    [Test]
    public void Every_request_returns_a_result([ValueSource(nameof(Requests))] Type request) =>
        Assert.That(Implemented(request, typeof(IRequest<>)).Single().GetGenericArguments()[0].GetGenericTypeDefinition(), Is.EqualTo(typeof(Result<>)));

    [Test]
    public void Requests_are_public_sealed_records([ValueSource(nameof(Requests))] Type request)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.IsPublic && request.IsSealed);
            Assert.That(request.GetMethod("<Clone>$"), Is.Not.Null, "must be a record");
        }
    }

    [Test]
    public void A_handler_is_sealed_internal_and_named_after_its_request([ValueSource(nameof(Handlers))] Type handler)
    {
        var request = Implemented(handler, typeof(IRequestHandler<,>)).Single().GetGenericArguments()[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(handler.IsSealed && handler.IsNotPublic);
            Assert.That(handler.Name, Is.EqualTo(request.Name + "Handler"));
            Assert.That(handler.Namespace, Is.EqualTo(request.Namespace));
        }
    }

    [Test]
    public void A_validator_is_sealed_internal_and_named_after_its_request([ValueSource(nameof(Validators))] Type validator)
    {
        var request = Implemented(validator, typeof(IValidator<>)).Single().GetGenericArguments()[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validator.IsSealed && validator.IsNotPublic);
            Assert.That(validator.Name, Is.EqualTo(request.Name + "Validator"));
            Assert.That(Requests, Does.Contain(request));
        }
    }

    [Test]
    public void The_container_can_create_every_handler_and_validator()
    {
        using var scope = SharedServer.Instance.Services.CreateScope();
        var contracts = Handlers.SelectMany(handler => Implemented(handler, typeof(IRequestHandler<,>)))
            .Concat(Validators.SelectMany(validator => Implemented(validator, typeof(IValidator<>))));

        using (Assert.EnterMultipleScope())
        {
            foreach (var contract in contracts)
                Assert.That(scope.ServiceProvider.GetServices(contract).Count(), Is.EqualTo(1), contract.ToString());
        }
    }

    private static IEnumerable<Type> Implemented(Type type, Type contract) =>
        type.GetInterfaces().Where(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == contract);
}
