namespace Todo.Tests.OpenApi;

/// <summary>The document is committed, so that a review sees every change of the API.</summary>
internal sealed class CommittedDocumentTests
{
    [Test]
    public async Task The_committed_document_is_the_one_that_the_server_gives()
    {
        var served = (await ApiDocument.LoadAsync()).Text + "\n";
        if (Environment.GetEnvironmentVariable("TODO_ACCEPT") == "1")
            await File.WriteAllTextAsync(ApiDocument.CommittedPath, served);

        var committed = await File.ReadAllTextAsync(ApiDocument.CommittedPath);

        Assert.That(
            committed,
            Is.EqualTo(served),
            "If the change is meant, accept it: TODO_ACCEPT=1 dotnet test --filter The_committed_document");
    }
}
