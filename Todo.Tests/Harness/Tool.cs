namespace Todo.Tests.Harness;

/// <summary>Programs that some tests need in addition to the SDK.</summary>
internal static class Tool
{
    /// <summary>Returns the path of a program. If it is missing, the test is skipped; on CI, the test fails.</summary>
    public static string Require(string name) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Append("/usr/sbin")
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault() ?? Missing(name);

    private static string Missing(string name)
    {
        Skip.ForWantOf(name);
        return name;
    }
}
