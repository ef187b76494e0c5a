using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>The checks of the container files that need no container runtime.</summary>
[DatabaseIndependent]
internal sealed partial class ContainerTests
{
    private static readonly string Dockerfile = File.ReadAllText(Repository.PathOf("Dockerfile"));
    private static readonly string Compose = File.ReadAllText(Repository.PathOf("docker-compose.yml"));
    private static readonly string Ignored = File.ReadAllText(Repository.PathOf(".dockerignore"));

    [Test]
    public async Task Compose_file_is_valid_with_the_example_settings_filled_in()
    {
        var filledIn = await ComposeFiles.ConfigAsync("Example;1\"$$", "docker-compose.yml");
        var left = await ComposeFiles.ConfigWithAsync("/dev/null", "docker-compose.yml");

        Assert.That(filledIn.ExitCode, Is.Zero, filledIn.Error);
        Assert.That(left.ExitCode, Is.Not.Zero, "a missing password must prevent the start");
    }

    [Test]
    public void Only_the_API_reaches_both_the_proxy_and_the_database()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Service("proxy"), Does.Contain("networks: [front]\n"));
            Assert.That(Service("api"), Does.Contain("networks: [front, back]\n"));
            foreach (var behind in new[] { "database", "logins", "migrate" })
                Assert.That(Service(behind), Does.Contain("networks: [back]\n"), behind);
            Assert.That(Compose, Does.Contain("  back:\n    internal: true\n"));
        }
    }

    [Test]
    public void Programs_use_separate_logins_and_passwords_outside_the_connection_string()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Service("migrate"), Does.Contain("User ID=todo_migrate;").And.Contain("Database__Password: ${MIGRATE_PASSWORD:?"));
            Assert.That(Service("api"), Does.Contain("User ID=todo_api;").And.Contain("Database__Password: ${API_PASSWORD:?"));
            Assert.That(Compose, Does.Not.Contain("User ID=sa").And.Not.Contain("Password="));
            Assert.That(Service("api") + Service("migrate") + Service("proxy"), Does.Not.Contain("ADMIN_PASSWORD").And.Not.Contain("SA_PASSWORD"));
        }
    }

    [Test]
    public void Proxy_runs_without_root_and_without_capabilities()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Service("proxy"), Does.Match("user: \"[1-9][0-9]*:[1-9][0-9]*\""));
            foreach (var line in new[] { "read_only: true", "cap_drop: [ALL]", "security_opt: [\"no-new-privileges:true\"]" })
                Assert.That(Service("proxy"), Does.Contain(line));
        }
    }

    [Test]
    public void Proxy_and_API_have_the_same_number_of_allowed_origins()
    {
        var template = File.ReadAllText(Repository.PathOf("deploy", "origins.conf.template"));

        Assert.That(Origins().Matches(template).Select(match => match.Value), Is.EquivalentTo(Origins().Matches(Compose).Select(match => match.Value)).And.Not.Empty);
    }

    [TestCase("docker-compose.yml", "stop_grace_period: ([0-9]+)s")]
    [TestCase("docs/operations.md", "TimeoutStopSec=([0-9]+)")]
    [TestCase("docs/operations.md", "terminationGracePeriodSeconds: ([0-9]+)")]
    public void Grace_period_exceeds_the_ten_seconds_that_the_program_needs_to_stop(string file, string setting)
    {
        var seconds = Regex.Matches(File.ReadAllText(Repository.PathOf(file.Split('/'))), setting).Select(match => int.Parse(match.Groups[1].Value, null));

        Assert.That(seconds, Is.Not.Empty.And.All.GreaterThan(10));
    }

    [Test]
    public void The_image_contains_all_projects()
    {
        var projects = Directory.EnumerateDirectories(Repository.Root, "Todo.*").Select(Path.GetFileName).Where(name => name != "Todo.Tests").ToArray();

        foreach (var project in projects)
        {
            Assert.That(Dockerfile, Does.Contain($"COPY {project}/{project}.csproj {project}/\n").And.Contain($"COPY {project}/ {project}/\n"));
            Assert.That(Ignored, Does.Contain($"!{project}/\n"));
        }
        Assert.That(CopiedProjects().Count(Dockerfile), Is.EqualTo(projects.Length), "the image must contain no other project");
    }

    [Test]
    public void The_image_contains_all_files_that_the_build_reads()
    {
        foreach (var file in new[] { "global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig" })
        {
            Assert.That(File.Exists(Repository.PathOf(file)), file);
            Assert.That(CopiedFiles().Match(Dockerfile).Value, Does.Contain(file));
            Assert.That(Ignored, Does.Contain($"!{file}\n"));
        }
    }

    [Test]
    public void Folders_that_projects_import_from_are_copied_before_the_restore()
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
    public void Container_settings_are_settings_of_the_program()
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
        Assert.That(File.ReadAllLines(Repository.PathOf(".gitignore")), Does.Contain(".env").And.Contain("/keys/"));
        Assert.That(ComposeFiles.Example, Does.Contain("KEYS_FOLDER=./keys\n"));
        Assert.That(ComposeFiles.EmptySettings, Is.EquivalentTo(new[] { "ADMIN_PASSWORD", "MIGRATE_PASSWORD", "API_PASSWORD" }));
    }

    private static string Service(string name) => ComposeFiles.Service(Compose, name);

    [GeneratedRegex(@"^COPY \S+\.csproj ", RegexOptions.Multiline)]
    private static partial Regex CopiedProjects();

    [GeneratedRegex(@"^COPY global\.json .*$", RegexOptions.Multiline)]
    private static partial Regex CopiedFiles();

    [GeneratedRegex("<Import Project=\"\\.\\./(?<folder>[^/\"]+)/")]
    private static partial Regex ImportedFolder();

    [GeneratedRegex("Cors__AllowedOrigins__[0-9]+")]
    private static partial Regex Origins();

    [GeneratedRegex(@"\b[A-Z]\w*?__\w+")]
    private static partial Regex Settings();
}
