using System.Diagnostics;
using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>The container files, as far as they can be checked without containers.</summary>
[DatabaseIndependent]
internal sealed partial class ContainerTests
{
    private static readonly string Dockerfile = File.ReadAllText(Repository.PathOf("Dockerfile"));
    private static readonly string Compose = File.ReadAllText(Repository.PathOf("docker-compose.yml"));
    private static readonly string Ignored = File.ReadAllText(Repository.PathOf(".dockerignore"));

    [Test]
    public async Task Compose_file_is_valid_with_the_example_settings_filled_in()
    {
        if (Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).All(folder => !File.Exists(Path.Combine(folder, "docker-compose"))))
            Skip.ForWantOf("docker-compose");
        using var folder = new TestDatabase();
        var settings = Path.Combine(folder.Folder, "env");
        var example = await File.ReadAllTextAsync(Repository.PathOf(".env.example"));
        await File.WriteAllTextAsync(settings, example.Replace("MSSQL_SA_PASSWORD=", "MSSQL_SA_PASSWORD=Example-1", StringComparison.Ordinal));

        var filledIn = await ConfigAsync(settings);
        var left = await ConfigAsync("/dev/null");

        Assert.That(filledIn.ExitCode, Is.Zero, filledIn.Error);
        Assert.That(left.ExitCode, Is.Not.Zero, "without a password nothing starts");
    }

    [Test]
    public void Projects_are_all_in_the_image()
    {
        var projects = Directory.EnumerateDirectories(Repository.Root, "Todo.*").Select(Path.GetFileName).Where(name => name != "Todo.Tests").ToArray();

        foreach (var project in projects)
        {
            Assert.That(Dockerfile, Does.Contain($"COPY {project}/{project}.csproj {project}/\n").And.Contain($"COPY {project}/ {project}/\n"));
            Assert.That(Ignored, Does.Contain($"!{project}/\n"));
        }
        Assert.That(CopiedProjects().Count(Dockerfile), Is.EqualTo(projects.Length), "and no other");
    }

    [Test]
    public void Files_that_the_build_reads_are_in_the_image()
    {
        foreach (var file in new[] { "global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig" })
        {
            Assert.That(File.Exists(Repository.PathOf(file)), file);
            Assert.That(CopiedFiles().Match(Dockerfile).Value, Does.Contain(file));
            Assert.That(Ignored, Does.Contain($"!{file}\n"));
        }
    }

    [Test]
    public void Folders_that_projects_import_from_are_in_the_image_before_the_restore()
    {
        var folders = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(project => Path.GetFileName(project) != "Todo.Tests.csproj")
            .SelectMany(project => ImportedFolder().Matches(File.ReadAllText(project)))
            .Select(import => import.Groups["folder"].Value)
            .ToHashSet();

        Assert.That(folders, Is.Not.Empty);
        var untilRestore = Dockerfile[..Dockerfile.IndexOf("RUN dotnet restore", StringComparison.Ordinal)];
        foreach (var folder in folders)
        {
            Assert.That(untilRestore, Does.Contain($"COPY {folder}/ {folder}/\n"));
            Assert.That(Ignored, Does.Contain($"!{folder}/\n"));
        }
    }

    [Test]
    public void Settings_of_the_containers_are_settings_of_the_program()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));

        var settings = Settings().Matches(Compose + Dockerfile).Select(match => match.Value).Distinct().ToArray();

        Assert.That(settings, Has.Length.GreaterThan(5));
        foreach (var setting in settings)
            Assert.That(readme, Does.Contain($"`{Regex.Replace(setting, "__[0-9]+$", string.Empty).Replace("__", ":", StringComparison.Ordinal)}`"), setting);
    }

    [Test]
    public void Image_runs_without_root_shell_and_writable_root_and_has_ICU()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Dockerfile, Does.Contain("USER $APP_UID").And.Contain("chiseled-extra").And.Contain("\"healthcheck\"]"));
            Assert.That(Compose, Does.Contain("read_only: true").And.Contain("cap_drop: [ALL]"));
            Assert.That(Dockerfile, Does.Contain(
                $"aspnet:{Environment.Version.Major}.0").And.Contain($"sdk:{Environment.Version.Major}.0"), "the runtime that the program is built for");
        }
    }

    [Test]
    public void Secrets_are_not_in_the_repository()
    {
        Assert.That(File.ReadAllLines(Repository.PathOf(".gitignore")), Does.Contain(".env"));
        Assert.That(File.ReadAllText(Repository.PathOf(".env.example")), Does.Contain("MSSQL_SA_PASSWORD=\n"));
    }

    private static async Task<ProgramEnd> ConfigAsync(string settings)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "docker-compose", ["--env-file", settings, "-f", Repository.PathOf("docker-compose.yml"), "config"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    [GeneratedRegex(@"^COPY \S+\.csproj ", RegexOptions.Multiline)]
    private static partial Regex CopiedProjects();

    [GeneratedRegex(@"^COPY global\.json .*$", RegexOptions.Multiline)]
    private static partial Regex CopiedFiles();

    [GeneratedRegex("<Import Project=\"\\.\\./(?<folder>[^/\"]+)/")]
    private static partial Regex ImportedFolder();

    [GeneratedRegex(@"\b[A-Z]\w*?__\w+")]
    private static partial Regex Settings();
}
