using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust.Fuzzing;

/// <summary>Every request to an operation gets a response that the OpenAPI document describes, and never a server error.</summary>
internal sealed class FuzzTests
{
    private const int Requests = 20_000;
    private const int RequestsUntilSuccess = 2_000;
    private const int Workers = 8;
    private const int LargeBody = 60 * 1024;
    private const int ShownFailures = 20;
    private const string SeedVariable = "TODO_FUZZ_SEED";

    private static readonly string[] CostlyPaths = ["/api/users", "/api/users/me", "/api/users/password", "/api/users/me/email", "/api/users/password/reset", "/api/login/access_token", "/token"];

    /// <summary>These need a token from a mail, or a code from an app.</summary>
    private static readonly string[] NeverSuccessful =
    [
        "POST /api/users/email/verify", "POST /api/users/password/reset",
        "POST /api/users/me/totp/confirm", "POST /api/users/me/totp/recovery_codes", "DELETE /api/users/me/totp",
    ];

    /// <summary>Fewer of these too: little would be left to operate on.</summary>
    private static readonly string[] BulkDeletions = ["DELETE /api/todos", "DELETE /api/trash", "DELETE /api/lists/{id}"];

    private static readonly string[] NeedMuch =
    [
        "POST /api/webhooks/{id}/deliveries/{delivery_id}/redeliver", "POST /api/todos/{id}/move", "PUT /api/users/me/email", "PUT /api/users/password",
    ];

    private readonly ConcurrentQueue<(string Kind, string Curl)> _failures = [];
    private readonly ConcurrentDictionary<(string Operation, int Status), int> _answers = [];
    private int _sent;

    [Test]
    public async Task Generated_requests_valid_and_invalid_get_documented_responses()
    {
        await using var server = await TodoServer.StartAsync([.. MailBox.Settings, "--Limits:TodosPerUser=100", "--Limits:ListsPerUser=30"]);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 })
        {
            BaseAddress = server.Http.BaseAddress,
        };
        var document = (await server.Anonymous().GetAsync("/openapi.json")).Json;
        var operations = ApiOperation.AllOf(document);
        // Fewer requests that hash a password, because hashing costs more than the rest of a request.
        // More that create what others need, and that need several things which fit together.
        ApiOperation[] chances = [.. operations, .. operations.Where(one => $"{one}" is "POST /api/todos").SelectMany(one => Enumerable.Repeat(one, 12)), .. operations.Where(one => NeedMuch.Contains($"{one}")).SelectMany(one => Enumerable.Repeat(one, 12)), .. operations.Where(one => !(CostlyPaths.Contains(one.Path) && one.Method != "GET") && !BulkDeletions.Contains($"{one}")).SelectMany(one => Enumerable.Repeat(one, 3))];
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : Random.Shared.Next();
        TestContext.Out.WriteLine($"{SeedVariable}={seed}");

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(
            worker => Task.Run(() => WorkAsync(http, new(new Random(seed + worker), new(document)), chances))));

        ApiOperation[] successful = [.. operations.Where(operation => !NeverSuccessful.Contains($"{operation}"))];
        ApiOperation[] others = [.. chances.Where(operation => !BulkDeletions.Contains($"{operation}"))];
        var generator = new RequestGenerator(new(seed + Workers), new(document));
        foreach (var operation in successful)
            await SendUntilSuccessAsync(http, generator, operation, others);

        foreach (var answers in _answers.GroupBy(answer => answer.Key.Operation, answer => $"{answer.Key.Status}:{answer.Value}").OrderBy(group => group.Key))
            TestContext.Out.WriteLine($"{answers.Key,-60} {string.Join(' ', answers.Order())}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_failures.Count, Is.Zero, () => $"{SeedVariable}={seed}:\n{Describe(_failures)}");
            Assert.That(_sent, Is.GreaterThanOrEqualTo(Requests));
            foreach (var operation in successful)
                Assert.That(HasSucceeded(operation), $"{operation} never succeeded.");
        }
    }

    private async Task WorkAsync(HttpClient http, RequestGenerator generator, ApiOperation[] chances)
    {
        generator.Person = await TodoClient.SignUpAsync(http);
        for (var i = 0; i < Requests / Workers; i++)
        {
            if (i % 10 == 0)
                await EnsureSignedInAsync(http, generator);
            await SendAsync(http, generator, generator.Pick(chances));
        }
    }

    /// <summary>Chance may leave out an operation that rarely succeeds: sends more requests to it, and others that create what it needs.</summary>
    private async Task SendUntilSuccessAsync(HttpClient http, RequestGenerator generator, ApiOperation operation, ApiOperation[] others)
    {
        for (var i = 0; i < RequestsUntilSuccess && !HasSucceeded(operation); i++)
        {
            if (i % 200 == 0)
                generator.Person = await TodoClient.SignUpAsync(http); // Attempts are limited for each user.
            else if (i % 10 == 0)
                await EnsureSignedInAsync(http, generator);
            await SendAsync(http, generator, i % 2 == 0 ? generator.Pick(others) : operation);
        }
    }

    /// <summary>A generated request may have signed the user out, deleted the account or changed the password.</summary>
    private static async Task EnsureSignedInAsync(HttpClient http, RequestGenerator generator)
    {
        if ((await generator.Person.GetAsync("/api/users/me")).Status != HttpStatusCode.OK)
            generator.Person = await TodoClient.SignUpAsync(http);
    }

    private bool HasSucceeded(ApiOperation operation) => _answers.Keys.Any(answer => answer.Operation == $"{operation}" && answer.Status < 300);

    private async Task SendAsync(HttpClient http, RequestGenerator generator, ApiOperation operation)
    {
        var request = generator.Next(operation);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Reply reply;
        Interlocked.Increment(ref _sent);
        try
        {
            reply = await request.SendAsync(http, patience.Token);
        }
        catch (HttpRequestException) when (request.Body is { Length: > LargeBody })
        {
            // The server responds and closes the connection before the whole body is sent, so the client may not see the response.
            return;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            _failures.Enqueue(($"{request.Operation}: no answer, {exception.Message}", request.ToCurl(http.BaseAddress!)));
            return;
        }
        _answers.AddOrUpdate((request.Operation.ToString(), (int)reply.Status), 1, (_, count) => count + 1);
        foreach (var problem in ProblemsOf(request.Operation, reply).Take(1))
            _failures.Enqueue(($"{request.Operation}: {problem}", request.ToCurl(http.BaseAddress!)));
        generator.Learn(reply);
    }

    /// <summary>Describes each kind of failure with its count and a request that reproduces it.</summary>
    private static string Describe(IEnumerable<(string Kind, string Curl)> failures) => string.Join(
        "\n\n", failures.GroupBy(failure => failure.Kind).OrderByDescending(kind => kind.Count()).Take(ShownFailures).Select(kind => $"{kind.Count()} x {kind.Key}\n{kind.MinBy(failure => failure.Curl.Length).Curl}"));

    private static IEnumerable<string> ProblemsOf(ApiOperation operation, Reply reply)
    {
        if ((int)reply.Status >= 500)
            yield return $"a fault of the server: {reply.Text}";
        if ((int)reply.Status >= 400 && reply.MediaType != ProblemAssert.MediaTypeAt(operation.Path))
            yield return $"an error of the media type {reply.MediaType}";
        foreach (var problem in operation.ProblemsOf(reply))
            yield return problem;
    }
}
