namespace Todo.Tests.Harness;

/// <summary>Programs that some tests need besides the SDK.</summary>
internal static class Tool
{
    /// <summary>The path of a program; without it the test is skipped, but on CI it fails.</summary>
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
