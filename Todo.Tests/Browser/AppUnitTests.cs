using Todo.Tests.Harness;

namespace Todo.Tests.Browser;

/// <summary>The modules of the page for people: their types and their unit tests, which run in Node.js.</summary>
[DatabaseIndependent]
internal sealed class AppUnitTests
{
    [Test]
    public async Task The_types_of_all_modules_fit()
    {
        var checkedTypes = await NodeTool.RunPackageAsync("tsc", "--project", "tsconfig.app.json");

        Assert.That(checkedTypes.ExitCode, Is.Zero, checkedTypes.ToString());
    }

    [Test]
    public async Task The_unit_tests_of_all_modules_pass()
    {
        var tested = await NodeTool.RunTestsAsync("app");

        Assert.That(tested.ExitCode, Is.Zero, tested.ToString());
        Assert.That(tested.Output, Does.Match(@"# pass [1-9]\d\d"));
    }
}
