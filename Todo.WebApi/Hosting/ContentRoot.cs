namespace Todo.WebApi.Hosting;

/// <summary>The folder that has the settings files, and that relative paths in settings start from.</summary>
internal static class ContentRoot
{
    private const string Project = "Todo.WebApi.csproj";

    /// <summary>The program's own folder, wherever it was started from; under <c>dotnet run</c>, the project's.</summary>
    /// <returns>Null if the environment or the command line names another folder: the framework then uses that one.</returns>
    public static string? Find(string[] args, string workingDirectory)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        if (!string.IsNullOrEmpty(configuration[HostDefaults.ContentRootKey]))
            return null;
        return File.Exists(Path.Combine(workingDirectory, Project)) ? workingDirectory : AppContext.BaseDirectory;
    }
}
