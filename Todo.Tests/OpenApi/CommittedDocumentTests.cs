using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>The document is committed, so that reviews show every change of the API.</summary>
[DatabaseIndependent]
internal sealed class CommittedDocumentTests
{
    // Swagger UI calls the server that serves it; a tool that reads the file needs a server URL.
    private const string ServedAddress = "\"url\": \"/\"";
    private const string CommittedAddress = "\"url\": \"http://localhost:8000\"";

    [Test]
    public async Task The_committed_document_matches_the_one_that_the_server_serves()
    {
        var served = (await ApiDocument.LoadAsync()).Text.Replace(ServedAddress, CommittedAddress, StringComparison.Ordinal) + "\n";
        if (Environment.GetEnvironmentVariable("TODO_ACCEPT") == "1")
            await File.WriteAllTextAsync(ApiDocument.CommittedPath, served);
        Assert.That(served, Does.Contain(CommittedAddress));

        var committed = await File.ReadAllTextAsync(ApiDocument.CommittedPath);

        Assert.That(
            committed,
            Is.EqualTo(served),
            "If the change is meant, accept it: TODO_ACCEPT=1 dotnet test --filter The_committed_document");
    }
}
