namespace Todo.Tests.Harness;

/// <summary>The one way to skip a test. A test that cannot check anything here never passes.</summary>
internal static class Skip
{
    /// <summary>Something that can be installed is missing: the test is skipped, but fails on CI, which installs it.</summary>
    public static void ForWantOf(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"On CI nothing may be missing: install {what}");
        Assert.Ignore($"skipped: install {what}");
    }

    /// <summary>The test is about the modes of files, which Windows does not have.</summary>
    public static void UnlessFilesHaveModes()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("skipped: files have no modes on Windows");
    }
}
