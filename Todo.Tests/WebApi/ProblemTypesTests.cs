using System.Net;
using System.Reflection;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Tests.Harness;
using Todo.WebApi.Errors;

namespace Todo.Tests.WebApi;

/// <summary>Problem types that are specific enough for clients to act on (docs/errors.md).</summary>
internal sealed class ProblemTypesTests
{
    private static readonly Failure[] Failures =
    [
        .. typeof(Failure).Assembly.GetTypes().Where(type => type.Name.EndsWith("Failures", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Select(method => (Failure)method.Invoke(null, [.. method.GetParameters().Select(parameter => ArgumentFor(parameter.ParameterType))])!),
    ];

    [Test]
    public void Each_type_is_listed_once_and_has_a_title_and_a_detail()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ProblemTypes.All.Select(type => type.Name), Is.Unique);
            Assert.That(ProblemTypes.All.Select(type => type.Name), Is.All.Match("^[a-z]+(-[a-z]+)*$"));
            Assert.That(ProblemTypes.All.Select(type => type.Status), Is.Ordered);
            Assert.That(ProblemTypes.All.SelectMany(type => new[] { type.Title, type.Detail }), Is.All.Not.Empty);
            Assert.That(ProblemTypes.All.GroupBy(type => type.Status).Select(types => types.Select(type => type.Title).Distinct().Count()), Is.All.EqualTo(1));
        }
    }

    [Test]
    public void Different_failures_have_different_codes()
    {
        var codes = Failures.Select(failure => failure.Code).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(codes, Has.Length.GreaterThanOrEqualTo(10));
            Assert.That(codes, Is.All.Match("^[a-z]+(_[a-z]+)*$"));
            Assert.That(ProblemTypes.ByCode.Keys.Except(codes), Is.Empty, "codes without a failure");
            Assert.That(Failures.Where(failure => failure.Kind == FailureKind.Conflict && !ProblemTypes.ByCode.ContainsKey(failure.Code)), Is.Empty, "conflicts without a specific type");
        }
    }

    [Test]
    public void Failures_are_created_only_in_the_catalog_of_their_capability()
    {
        var elsewhere = Repository.SourcesOf("Todo.Application").Concat(Repository.SourcesOf("Todo.Infrastructure"))
            .Where(path => !path.EndsWith("Failures.cs", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(path)) != "Common")
            .Where(path => File.ReadAllText(path) is var text && (text.Contains("Failure.", StringComparison.Ordinal) || text.Contains("new Failure(", StringComparison.Ordinal))
                && System.Text.RegularExpressions.Regex.IsMatch(text, @"(?<!\.)\bFailure\.[A-Z]\w*\(|new Failure\("))
            .Select(Path.GetFileName);

        Assert.That(elsewhere, Is.Empty);
    }

    [TestCase(FailureKind.Malformed, 400)]
    [TestCase(FailureKind.InvalidCredentials, 401)]
    [TestCase(FailureKind.InvalidToken, 401)]
    [TestCase(FailureKind.Forbidden, 403)]
    [TestCase(FailureKind.NotFound, 404)]
    [TestCase(FailureKind.Conflict, 409)]
    [TestCase(FailureKind.Stale, 412)]
    [TestCase(FailureKind.Invalid, 422)]
    [TestCase(FailureKind.Throttled, 429)]
    [TestCase(FailureKind.NotSupported, 501)]
    public void Each_kind_of_failure_has_its_status(FailureKind kind, int status) =>
        Assert.That(ProblemTypes.Of(new Failure(kind, "some_code", "Some detail.")).Status, Is.EqualTo(status));

    [Test]
    public async Task Problems_that_clients_handle_differently_have_different_types()
    {
        await using var server = await TodoServer.StartAsync(
            "--Limits:TodosPerUser=1", "--RateLimiting:Enabled=true", "--RateLimiting:SignInPermitsPerMinute=3");
        var ada = await server.SignUpAsync();
        await ada.PostAsync("/api/todos", new { content = "one" }, ("Idempotency-Key", "k"));

        var taken = await ada.PostAsync("/api/users", new { name = "Ada", email = ada.Email, password = ada.Password });
        var rate = await ada.PostAsync("/api/users", new { name = "Ada", email = ada.Email, password = ada.Password });
        var full = await ada.PostAsync("/api/todos", new { content = "two" });
        var reused = await ada.PostAsync("/api/todos", new { content = "two" }, ("Idempotency-Key", "k"));
        var throttled = full;
        for (var i = 0; i < 6; i++)
            throttled = await ada.DeleteAsync("/api/users/me", new { password = "not the password" });

        using (Assert.EnterMultipleScope())
        {
            AssertType(taken, HttpStatusCode.Conflict, "email-taken");
            AssertType(full, HttpStatusCode.Conflict, "limit-reached");
            AssertType(reused, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
            AssertType(rate, HttpStatusCode.TooManyRequests, "rate-exceeded");
            AssertType(throttled, HttpStatusCode.TooManyRequests, "password-throttled");
            Assert.That(reused.CodesOf("Idempotency-Key"), Is.EqualTo((string[])["reused"]));
        }
    }

    private static void AssertType(Reply reply, HttpStatusCode status, string name)
    {
        reply.AssertProblem(status);
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:" + name));
    }

    private static object? ArgumentFor(Type type) => type switch
    {
        _ when type == typeof(string) => "Member",
        _ when type == typeof(RuleViolation) => new RuleViolation("Member", "code", "Message."),
        _ => Activator.CreateInstance(type),
    };
}
