using Todo.Tests.Harness;
using Todo.Tests.Security;
using Todo.WebApi.Hosting;

namespace Todo.Tests.WebApi;

/// <summary>Starts the program with keys that it rejects.</summary>
internal static class KeyStart
{
    public static async Task AssertStopsAsync(KeyFolder keys, string reason)
    {
        var line = await FailureOfAsync(keys.Setting);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(line, Does.StartWith("Wrong setting: Jwt:KeysPath"));
            Assert.That(line, Does.Contain(keys["key-0001.pem"]).And.Contains(reason));
            Assert.That(line, Does.Not.Contain("\n"));
        }
    }

    /// <summary>The one line that the operator sees.</summary>
    public static async Task<string?> FailureOfAsync(params string[] settings)
    {
        try
        {
            await using var server = await TodoServer.StartAsync(settings);
        }
        catch (Exception exception)
        {
            return StartupFailure.Describe(exception) ?? $"not explained: {exception}";
        }
        return "It started.";
    }
}
