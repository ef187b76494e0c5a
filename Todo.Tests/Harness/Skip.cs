namespace Todo.Tests.Harness;

/// <summary>Skips tests. All tests are skipped through this class, so that one that cannot check anything never passes.</summary>
internal static class Skip
{
    /// <summary>Skips a test because an installable tool is missing. On CI, which installs it, the test fails.</summary>
    public static void ForWantOf(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"CI must have all tools: install {what}");
        // Not Assert.Ignore, which fails among several assertions.
        throw new IgnoreException($"skipped: install {what}");
    }

    /// <summary>Skips a test on SQL Server, on which CI runs no tests.</summary>
    public static void OnSqlServer(string why) => Assert.Ignore($"skipped: {why}");

    /// <summary>Skips a test about file modes on Windows, which has none.</summary>
    public static void UnlessFilesHaveModes()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("skipped: Windows has no file modes");
    }
}
