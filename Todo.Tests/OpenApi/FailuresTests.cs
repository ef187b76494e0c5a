using System.Text.Json;
using Todo.Tests.Harness;
using Todo.WebApi.Errors;

namespace Todo.Tests.OpenApi;

/// <summary>The document lists the failures of each operation.</summary>
internal sealed class FailuresTests
{
    private static readonly string[] AlwaysThere = ["429", "500", "503", "504"];
    private static readonly string[] WithABody = ["400", "408", "413", "415"];

    // Every conflict has a specific type, and no documented operation responds with 405.
    private static readonly string[] OfNoOperation = ["conflict", "method-not-allowed"];

    private ApiDocument _document = null!;

    [SetUp]
    public async Task LoadAsync() => _document = await ApiDocument.LoadAsync();

    [Test]
    public void Every_operation_lists_the_failures_that_follow_from_its_kind()
    {
        foreach (var operation in _document.Operations)
        {
            string[] expected =
            [
                .. AlwaysThere,
                .. operation.IsProtected ? ["401", "403"] : Array.Empty<string>(),
                .. operation.RequestContent.Any() ? WithABody : [],
                .. operation.Path.Contains("{id}", StringComparison.Ordinal) ? ["404"] : Array.Empty<string>(),
            ];
            Assert.That(operation.Responses.Select(response => response.Name), Is.SupersetOf(expected), operation.ToString());
        }
    }

    [Test]
    public void Every_failure_is_a_problem_with_an_example_of_its_own_status()
    {
        foreach (var operation in _document.Operations)
        {
            foreach (var response in operation.Responses.Where(response => response.Name[0] is '4' or '5'))
            {
                var content = response.Value.GetProperty("content").EnumerateObject().Single();
                Assert.That(content.Name, Is.EqualTo(ProblemAssert.MediaTypeAt(operation.Path)), $"{operation} {response.Name}");
                Assert.That(
                    ExamplesOf(response).Select(problem => problem.GetProperty("status").GetRawText()),
                    Has.All.EqualTo(response.Name),
                    operation.ToString());
            }
        }
    }

    [TestCase("registerUser", "409", "email-taken")]
    [TestCase("createTodo", "409", "limit-reached", "idempotency-key-in-use")]
    [TestCase("createTodo", "422", "validation", "idempotency-key-reused")]
    [TestCase("changePassword", "429", "rate-exceeded", "password-throttled")]
    [TestCase("deleteUser", "429", "rate-exceeded", "password-throttled")]
    [TestCase("changeEmail", "409", "email-taken")]
    [TestCase("changeEmail", "429", "rate-exceeded", "password-throttled")]
    [TestCase("changeEmail", "501", "no-mail")]
    [TestCase("sendVerification", "501", "no-mail")]
    [TestCase("requestPasswordReset", "501", "no-mail")]
    [TestCase("verifyEmail", "409", "email-taken")]
    [TestCase("signIn", "429", "rate-exceeded", "password-throttled")]
    [TestCase("listTodos", "429", "rate-exceeded")]
    public void A_status_has_an_example_for_each_cause(string id, string status, params string[] types)
    {
        var response = _document.Operations.Single(operation => operation.Id == id).Responses.Single(response => response.Name == status);

        Assert.That(ExamplesOf(response).Select(TypeOf), Is.EqualTo(types));
    }

    [TestCase("signIn", "400", "invalid_request", "invalid_request", "invalid_request", "invalid_grant", "unsupported_grant_type")]
    [TestCase("signIn", "401", "invalid_grant", "invalid_grant", "otp_required")]
    [TestCase("signOut", "503", "temporarily_unavailable")]
    public void Sign_in_errors_have_OAuth_error_codes(string id, string status, params string[] errors)
    {
        var response = _document.Operations.Single(operation => operation.Id == id).Responses.Single(response => response.Name == status);

        Assert.That(ExamplesOf(response).Select(problem => problem.GetProperty("error").GetString()), Is.EqualTo(errors));
        Assert.That(ExamplesOf(response).Select(problem => problem.GetProperty("error_description").GetString()), Has.None.Empty);
    }

    [Test]
    public void The_problem_schema_lists_all_types_and_has_errors_and_codes()
    {
        var problem = _document.Json.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties");

        Assert.That(
            problem.GetProperty("type").GetProperty("enum").EnumerateArray().Select(type => type.GetString()),
            Is.EqualTo(ProblemTypes.All.Select(type => type.Uri)));
        Assert.That(problem.GetProperty("codes").GetProperty("type").GetRawText(), Is.EqualTo(problem.GetProperty("errors").GetProperty("type").GetRawText()));
    }

    [Test]
    public void Every_documented_problem_type_has_an_example()
    {
        var shown = _document.Operations.SelectMany(operation => operation.Responses)
            .Where(response => response.Name[0] is '4' or '5').SelectMany(ExamplesOf).Select(TypeOf);

        Assert.That(shown.Distinct(), Is.EquivalentTo(ProblemTypes.All.Select(type => type.Name).Except(OfNoOperation)));
    }

    private static string TypeOf(JsonElement problem) => problem.GetProperty("type").GetString()!.Split(':')[^1];

    private static IEnumerable<JsonElement> ExamplesOf(JsonProperty response)
    {
        var content = response.Value.GetProperty("content").EnumerateObject().Single().Value;
        return content.TryGetProperty("example", out var example)
            ? [example]
            : content.GetProperty("examples").EnumerateObject().Select(named => named.Value.GetProperty("value"));
    }
}
