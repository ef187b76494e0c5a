using System.Text.Json;
using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>The request collections for Postman and IDEs are complete and pass on a server with default settings.</summary>
[DatabaseIndependent]
internal sealed partial class ToolTourTests
{
    private const int FewestAssertions = 200;

    private static readonly string Collection = Repository.PathOf("postman", "Todo.postman_collection.json");
    private static readonly string Environment = Repository.PathOf("postman", "Todo.postman_environment.json");

    [Test]
    public async Task The_collection_has_exactly_the_operations_of_the_document()
    {
        var document = await ApiDocument.LoadAsync();

        Assert.That(
            await RequestsOfCollectionAsync(), Is.EquivalentTo(document.Operations.Select(operation => WithoutNames(operation.ToString()))));
    }

    [Test]
    public async Task The_http_file_has_exactly_the_operations_of_the_document()
    {
        var document = await ApiDocument.LoadAsync();
        var text = await File.ReadAllTextAsync(Repository.PathOf("Todo.WebApi", "Todo.http"));

        var requests = RequestLine().Matches(text).Select(line => WithoutNames(line.Value.Replace("{{base_url}}", string.Empty, StringComparison.Ordinal)));

        Assert.That(
            requests.Distinct(), Is.EquivalentTo(document.Operations.Select(operation => WithoutNames(operation.ToString()))));
    }

    [Test]
    public async Task Newman_runs_the_collection_on_a_server_with_default_limits()
    {
        await using var server = await TodoServer.StartAsync("--RateLimiting:Enabled=true");
        var report = Path.Combine(server.Database.Folder, "newman.json");

        var result = await NodeTool.RunPackageAsync(
            "newman", "run", Collection, "--environment", Environment, "--env-var", $"base_url={server.Http.BaseAddress!.OriginalString}",
            "--color", "off", "--reporters", "cli,json", "--reporter-json-export", report);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var run = JsonDocument.Parse(await File.ReadAllTextAsync(report)).RootElement.GetProperty("run");
        var assertions = run.GetProperty("stats").GetProperty("assertions");
        Assert.That(assertions.GetProperty("failed").GetInt32(), Is.Zero);
        Assert.That(assertions.GetProperty("total").GetInt32(), Is.GreaterThanOrEqualTo(FewestAssertions));
        Assert.That(await NotDocumentedAsync(run), Is.Empty, "Newman received statuses that the document does not list.");
    }

    [Test]
    public async Task The_first_request_signs_in_as_the_user_of_the_environment()
    {
        var person = await SharedServer.Instance.SignUpAsync();
        var report = Path.Combine(SharedServer.Instance.Database.Folder, "newman-sign-in.json");

        var result = await NodeTool.RunPackageAsync(
            "newman", "run", Collection, "--environment", Environment, "--folder", "Start here",
            "--env-var", $"base_url={SharedServer.Instance.Http.BaseAddress!.OriginalString}",
            "--env-var", $"my_email={person.Email}", "--env-var", $"my_password={person.Password}",
            "--color", "off", "--reporters", "cli,json", "--reporter-json-export", report);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var executions = JsonDocument.Parse(await File.ReadAllTextAsync(report)).RootElement.GetProperty("run").GetProperty("executions");
        Assert.That(executions.EnumerateArray().Single().GetProperty("response").GetProperty("code").GetInt32(), Is.EqualTo(200));
    }

    [Test]
    public async Task The_environment_has_the_development_address_and_no_account()
    {
        var values = JsonDocument.Parse(await File.ReadAllTextAsync(Environment)).RootElement.GetProperty("values").EnumerateArray();

        Assert.That(
            values.Select(value => $"{value.GetProperty("key")}={value.GetProperty("value")}"), Is.EqualTo(new[] { "base_url=http://localhost:8000", "my_email=", "my_password=" }));
    }

    [Test]
    public async Task Everything_in_the_collection_is_described_and_each_request_has_an_example_response()
    {
        var folders = await FoldersAsync();
        var requests = folders.SelectMany(folder => folder.GetProperty("item").EnumerateArray()).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(folders.Where(folder => folder.GetProperty("description").GetString()!.Length == 0), Is.Empty);
            Assert.That(requests.Where(item => item.GetProperty("request").GetProperty("description").GetString()!.Length == 0), Is.Empty);
            Assert.That(requests.Where(item => item.GetProperty("response").GetArrayLength() == 0), Is.Empty);
        }
    }

    [Test]
    public async Task Each_example_response_has_the_members_of_the_document()
    {
        var document = await ApiDocument.LoadAsync();
        var operations = document.Operations.ToDictionary(operation => WithoutNames(operation.ToString()));
        foreach (var item in (await FoldersAsync()).SelectMany(folder => folder.GetProperty("item").EnumerateArray()))
        {
            var example = item.GetProperty("response")[0];
            var response = operations[OperationOf(item.GetProperty("request"))].Responses
                .Single(response => response.Name == example.GetProperty("code").GetRawText()).Value;
            var body = example.GetProperty("body").GetString()!;
            if (!response.TryGetProperty("content", out var content))
            {
                Assert.That(body, Is.Empty);
                continue;
            }

            var schema = content.EnumerateObject().First().Value.GetProperty("schema");
            var value = JsonDocument.Parse(body).RootElement;
            if (schema.TryGetProperty("items", out var items))
                (schema, value) = (items, value[0]);
            if (value.ValueKind == JsonValueKind.Object)
            {
                var members = document.Resolve(schema).GetProperty("required").EnumerateArray().Select(name => name.GetString());
                Assert.That(members, Is.SubsetOf(value.EnumerateObject().Select(member => member.Name)), item.GetProperty("name").GetString());
            }
        }
    }

    [Test]
    public void Passwords_and_tokens_are_secret_variables()
    {
        var values =
            from path in new[] { (Collection, "variable"), (Environment, "values") }
            from value in JsonDocument.Parse(File.ReadAllText(path.Item1)).RootElement.GetProperty(path.Item2).EnumerateArray()
            select (Name: value.GetProperty("key").GetString()!, Type: value.TryGetProperty("type", out var type) ? type.GetString() : null);

        var secrets = values.Where(value => value.Name.Contains("password", StringComparison.Ordinal) || value.Name.Contains("token", StringComparison.Ordinal))
            .ToList();

        Assert.That(secrets, Has.Count.GreaterThanOrEqualTo(7));
        Assert.That(secrets.Select(value => value.Type), Is.All.EqualTo("secret"));
        Assert.That(values.Single(value => value.Name == "my_email").Type, Is.EqualTo("secret"));
    }

    /// <summary>Returns Newman's responses whose status the document does not list for their operation.</summary>
    private static async Task<IEnumerable<string>> NotDocumentedAsync(JsonElement run)
    {
        var document = await ApiDocument.LoadAsync();
        var documented = document.Operations
            .SelectMany(operation => operation.Responses.Select(response => $"{WithoutNames(operation.ToString())} {response.Name}"));
        var met =
            from execution in run.GetProperty("executions").EnumerateArray()
            where execution.TryGetProperty("response", out _)
            let request = execution.GetProperty("request")
            select $"{OperationOf(request)} {execution.GetProperty("response").GetProperty("code")}";
        return met.Except(documented);
    }

    private static async Task<IEnumerable<string>> RequestsOfCollectionAsync()
    {
        var requests =
            from folder in await FoldersAsync()
            from item in folder.GetProperty("item").EnumerateArray()
            select OperationOf(item.GetProperty("request"));
        return requests.Distinct();
    }

    private static async Task<List<JsonElement>> FoldersAsync() =>
        [.. JsonDocument.Parse(await File.ReadAllTextAsync(Collection)).RootElement.GetProperty("item").EnumerateArray()];

    private static string OperationOf(JsonElement request)
    {
        var path = request.GetProperty("url").GetProperty("path").EnumerateArray().Select(segment => segment.GetString());
        return WithoutNames($"{request.GetProperty("method").GetString()} /{string.Join('/', path)}");
    }

    /// <summary>Replaces each id or name, whether a parameter, a variable or a number, by <c>{}</c>.</summary>
    private static string WithoutNames(string request) => Id().Replace(request.Split('?')[0], "/{}");

    [GeneratedRegex(@"^[A-Z]+ \{\{base_url\}\}\S*", RegexOptions.Multiline)]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"/(\{[^/]+\}|\d+)|(?<=/labels)/[^/]+")]
    private static partial Regex Id();
}
