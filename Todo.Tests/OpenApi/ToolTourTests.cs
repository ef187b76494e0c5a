using System.Text.Json;
using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>The request collections for Postman and IDEs are complete and pass on a server with default settings.</summary>
[DatabaseIndependent]
internal sealed partial class ToolTourTests
{
    private const int FewestAssertions = 60;

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
    public async Task The_environment_has_the_development_address()
    {
        var values = JsonDocument.Parse(await File.ReadAllTextAsync(Environment)).RootElement.GetProperty("values").EnumerateArray();

        Assert.That(
            values.Select(value => $"{value.GetProperty("key")}={value.GetProperty("value")}"), Is.EqualTo(new[] { "base_url=http://localhost:8000" }));
    }

    /// <summary>Returns Newman's responses whose status the document does not list for their operation.</summary>
    private static async Task<IEnumerable<string>> NotDocumentedAsync(JsonElement run)
    {
        var document = await ApiDocument.LoadAsync();
        var documented = document.Operations
            .SelectMany(operation => operation.Responses.Select(response => $"{WithoutNames(operation.ToString())} {response.Name}"));
        var met =
            from execution in run.GetProperty("executions").EnumerateArray()
            let request = execution.GetProperty("request")
            let path = request.GetProperty("url").GetProperty("path").EnumerateArray().Select(segment => segment.GetString())
            let operation = WithoutNames($"{request.GetProperty("method").GetString()} /{string.Join('/', path)}")
            select $"{operation} {execution.GetProperty("response").GetProperty("code")}";
        return met.Except(documented);
    }

    private static async Task<IEnumerable<string>> RequestsOfCollectionAsync()
    {
        var folders = JsonDocument.Parse(await File.ReadAllTextAsync(Collection)).RootElement.GetProperty("item").EnumerateArray();
        var requests =
            from folder in folders
            from item in folder.GetProperty("item").EnumerateArray()
            let request = item.GetProperty("request")
            let path = request.GetProperty("url").GetProperty("path").EnumerateArray().Select(segment => segment.GetString())
            select WithoutNames($"{request.GetProperty("method").GetString()} /{string.Join('/', path)}");
        return requests.Distinct();
    }

    /// <summary>Replaces each id, whether a parameter, a variable or a number, by <c>{}</c>.</summary>
    private static string WithoutNames(string request) => Id().Replace(request.Split('?')[0], "/{}");

    [GeneratedRegex(@"^[A-Z]+ \{\{base_url\}\}\S*", RegexOptions.Multiline)]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"/(\{[^/]+\}|\d+)")]
    private static partial Regex Id();
}
