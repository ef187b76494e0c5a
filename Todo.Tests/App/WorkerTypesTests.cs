using Todo.Tests.Harness;

namespace Todo.Tests.App;

/// <summary>The service worker has other globals than the page, so its types are checked on their own.</summary>
[DatabaseIndependent]
internal sealed class WorkerTypesTests
{
    [Test]
    public async Task The_types_of_the_service_worker_fit()
    {
        var result = await NodeTool.RunPackageAsync("tsc", "--project", "tsconfig.app-worker.json");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
    }
}
