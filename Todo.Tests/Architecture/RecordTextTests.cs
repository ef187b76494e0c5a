using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Tests.Harness;
using Todo.WebApi.Controllers;
using Todo.WebApi.Errors;

namespace Todo.Tests.Architecture;

/// <summary>The text of a record has all its members, and ends up in logs and debuggers. One with a secret or an address has a text of its own.</summary>
[DatabaseIndependent]
internal sealed partial class RecordTextTests
{
    private static readonly Type[] Texts = [typeof(string), typeof(Optional<string>), typeof(IReadOnlyList<string>)];

    /// <summary>Their codes name kinds of errors.</summary>
    private static readonly Type[] Errors = [typeof(Failure), typeof(MemberError), typeof(ProblemType)];

    private static readonly Type[] Records =
    [
        .. from type in typeof(Result<>).Assembly.GetTypes().Concat(typeof(RegisterBody).Assembly.GetTypes())
           where type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null && !Errors.Contains(type)
           where type.GetProperties().Any(property => Texts.Contains(property.PropertyType) && Sensitive().IsMatch(property.Name))
           select type,
    ];

    [Test]
    public void A_record_with_a_secret_or_an_address_has_a_text_of_its_own([ValueSource(nameof(Records))] Type record) =>
        Assert.That(record.GetMethod(nameof(ToString), Type.EmptyTypes)!.GetCustomAttribute<CompilerGeneratedAttribute>(), Is.Null);

    [Test]
    public void Such_records_are_found() => Assert.That(Records, Has.Length.GreaterThan(20).And.Member(typeof(RegisterBody)));

    [GeneratedRegex("^(.*Password|.*Token|.*Secret|Otp|Code|RecoveryCodes|Assertion|Nonce|Uri|Email|Username)$")]
    private static partial Regex Sensitive();
}
