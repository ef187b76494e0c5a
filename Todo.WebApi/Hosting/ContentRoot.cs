namespace Todo.WebApi.Hosting;

/// <summary>The folder of the settings files, and the base of relative paths in settings.</summary>
internal static class ContentRoot
{
    private const string Project = "Todo.WebApi.csproj";

    /// <summary>Returns the program's folder, regardless of the working directory; under <c>dotnet run</c>, the project folder.</summary>
    /// <returns>Null if the environment or the command line sets another folder, which the framework then uses.</returns>
    public static string? Find(string[] args, string workingDirectory)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        if (!string.IsNullOrEmpty(configuration[HostDefaults.ContentRootKey]))
            return null;
        return File.Exists(Path.Combine(workingDirectory, Project)) ? workingDirectory : AppContext.BaseDirectory;
    }
}
