using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common.Validation;
using Todo.Tests.Harness;

namespace Todo.Tests.Application;

/// <summary>Each validation rule has a code from the catalog, and the catalog has no other codes.</summary>
[DatabaseIndependent]
internal sealed class ErrorCodesTests
{
    [Test]
    public void Codes_are_words_in_snake_case() => Assert.That(ErrorCodes.All, Is.Unique.And.All.Match("^[a-z]+(_[a-z]+)*$"));

    [Test]
    public void Every_validation_rule_has_a_code_and_a_message()
    {
        var validators = typeof(ErrorCodes).Assembly.GetTypes().SelectMany(type => type.GetInterfaces())
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IValidator<>) && !contract.ContainsGenericParameters)
            .Distinct().SelectMany(SharedServer.Instance.Services.GetServices).Cast<IValidator>().ToList();
        var rules = from validator in validators
                    from rule in validator.CreateDescriptor().Rules
                    from component in rule.Components
                    select (Rule: $"{validator.GetType().Name}.{rule.PropertyName}: {component.Validator.Name}", component.ErrorCode, Message: component.GetUnformattedErrorMessage());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validators, Is.Not.Empty);
            foreach (var (rule, code, message) in rules)
            {
                Assert.That(ErrorCodes.All, Does.Contain(code), rule);
                Assert.That(message, Does.EndWith("."), rule);
            }
        }
    }
}
