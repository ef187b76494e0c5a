using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Todo.Tests.Harness;
using Todo.WebApi.Hosting;

namespace Todo.Tests.Operations;

/// <summary>The command line of the program: exit codes, and one line per error.</summary>
[DatabaseIndependent]
internal sealed class CommandsTests
{
    private const string SqlServer = "--Database:Provider=SqlServer";
    private const string Nowhere = "--ConnectionStrings:Todo=Server=nowhere;Database=todo";
    private const string PostgreSql = "--Database:Provider=PostgreSql";
    private const string NowhereElse = "--ConnectionStrings:Todo=Host=nowhere;Database=todo";

    [Test]
    public async Task Unknown_command_is_rejected_with_one_line_and_exit_code_2()
    {
        var end = await RunAsync("serf");

        AssertRefused(end, 2, "serf");
    }

    [TestCase("migrate", "--scrip")]
    [TestCase("migrate", "--scrip", "--script")]
    [TestCase("backup", "file.zip", "other.zip")]
    [TestCase("restore", "file.zip", "-f")]
    [TestCase("healthcheck", "now")]
    [TestCase("--urls")]
    [TestCase("--urls", "--Jwt:AccessTokenMinutes=5")]
    [TestCase("--urls=http://127.0.0.1:0", "migrate")]
    [TestCase("--Jwt:AccessTokenMinutes", "5", "six")]
    public async Task Argument_that_is_no_setting_is_rejected_with_one_line_and_exit_code_2(params string[] args) =>
        AssertRefused(await RunAsync(args), 2, "Unexpected argument");

    [TestCase("--Limits:TodosPerUser=99999999999999", "Limits:TodosPerUser")]
    [TestCase("--Limits:ListsPerUser=99999999999999", "Limits:ListsPerUser")]
    [TestCase("--Kestrel:Endpoints:Https:Url=https://127.0.0.1:0", "Kestrel:Endpoints")]
    [TestCase("--Kestrel:Certificates:Default:Path=/nowhere/a.pem", "/nowhere/a.pem")]
    [TestCase("--urls=http://192.0.2.1:18000", "Cannot listen")]
    [TestCase("--Logging:LogLevel:Default=Loud", "Loud")]
    [TestCase("--Database:Provider=Oracle", "Database:Provider cannot be 'Oracle'; it can be Sqlite, SqlServer, PostgreSql.")]
    [TestCase("--urls=http://127.0.0.1:99999", "65535")]
    [TestCase("--urls=https://127.0.0.1:0", "certificate")]
    [TestCase("--urls=garbage", "ASPNETCORE_URLS")]
    public async Task Setting_that_no_check_of_its_own_refuses_ends_the_process_with_one_line(string setting, string named) =>
        AssertRefused(await RunAsync(setting), 1, named);

    [Test]
    public async Task Value_of_its_own_may_be_a_path() =>
        AssertRefused(await RunAsync("--Jwt:KeysPath", "/nowhere/at/all"), 1, "/nowhere/at/all");

    [Test]
    public async Task Setting_and_value_may_be_two_arguments() =>
        AssertRefused(await RunAsync("--Limits:TodosPerUser", "none"), 1, "Limits:TodosPerUser");

    [Test]
    public async Task Version_is_the_version_of_the_program()
    {
        var end = await RunAsync("--version");

        Assert.That((end.ExitCode, end.Output), Is.EqualTo((0, typeof(StartupFailure).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion + Environment.NewLine)));
    }

    [Test]
    public async Task Help_lists_every_command()
    {
        var end = await RunAsync("--help");

        Assert.That(end.ExitCode, Is.Zero);
        foreach (var command in new[] { "migrate", "backup", "restore", "healthcheck" })
            Assert.That(end.Output, Does.Contain(command));
    }

    [Test]
    public async Task Wrong_setting_ends_the_process_with_one_line_and_exit_code_1() =>
        AssertRefused(await RunAsync("--Limits:TodosPerUser=none"), 1, "Limits:TodosPerUser");

    [Test]
    public async Task Several_wrong_settings_are_listed_in_one_line()
    {
        var end = await RunAsync("--Jwt:AccessTokenMinutes=0", "--Limits:TodosPerUser=0");

        AssertRefused(end, 1, "Jwt:AccessTokenMinutes");
        Assert.That(end.Error, Does.Contain("Limits:TodosPerUser"));
    }

    [Test]
    public async Task Port_in_use_ends_the_process_with_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        AssertRefused(await RunAsync($"--urls=http://{other.LocalEndpoint}"), 1, "in use");
    }

    [TestCase(SqlServer, "Server=tcp:127.0.0.1,1;Database=todo;Connect Timeout=1;Connect Retry Count=0")]
    [TestCase(PostgreSql, "Host=127.0.0.1;Port=1;Database=todo")]
    public async Task Migrate_without_a_server_ends_with_one_line_and_exit_code_1(string provider, string connectionString) =>
        AssertRefused(await RunAsync("migrate", provider, $"--ConnectionStrings:Todo={connectionString}"), 1, "The database todo on ");

    [Test]
    public async Task Migrate_names_the_file_that_is_no_database()
    {
        using var place = new TestDatabase();
        var file = Path.Combine(place.Folder, "notes.txt");
        await File.WriteAllTextAsync(file, new string('a', 4096));

        AssertRefused(await ProgramRun.RunAsync(place.Folder, "migrate", $"--ConnectionStrings:Todo=Data Source={file}"), 1, file);
    }

    [Test]
    public async Task Migrate_creates_the_database_and_can_be_repeated()
    {
        using var database = new TestDatabase();
        var setting = $"--ConnectionStrings:Todo=Data Source={database.FilePath}";

        var ends = await Task.WhenAll(
            ProgramRun.RunAsync(database.Folder, "migrate", setting), ProgramRun.RunAsync(database.Folder, "migrate", setting));

        Assert.That(ends.Select(end => end.ExitCode), Is.All.Zero, string.Join('\n', ends.Select(end => end.Error)));
        Assert.That(File.Exists(database.FilePath));
        Assert.That(Directory.Exists(database.KeysPath), Is.False, "only servers create keys");
    }

    [Test]
    public async Task Migrate_script_writes_only_the_script_for_SQL_Server()
    {
        var end = await RunAsync("migrate", "--script", SqlServer, Nowhere);

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(end.Output, Does.StartWith("SET QUOTED_IDENTIFIER ON;").And.Contain("IF OBJECT_ID").And.Contain("CREATE TABLE [todos]"));
    }

    [Test]
    public async Task Migrate_script_writes_only_the_script_for_PostgreSQL()
    {
        var end = await RunAsync("migrate", "--script", PostgreSql, NowhereElse);

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(end.Output, Does.StartWith("CREATE TABLE IF NOT EXISTS").And.Contain("CREATE TABLE todos"));
    }

    [Test]
    public async Task Migrate_script_is_rejected_for_SQLite() => AssertRefused(await RunAsync("migrate", "--script"), 2, "SQLite");

    [Test]
    public async Task Backup_and_restore_work_from_the_command_line()
    {
        using var database = new TestDatabase();
        var setting = $"--ConnectionStrings:Todo=Data Source={database.FilePath}";
        var file = Path.Combine(database.Folder, "backup.zip");

        await ProgramRun.RunAsync(database.Folder, "migrate", setting);
        var backup = await ProgramRun.RunAsync(database.Folder, "backup", "backup.zip", setting);
        var restore = await ProgramRun.RunAsync(database.Folder, "restore", file, setting);

        Assert.That((backup.ExitCode, restore.ExitCode), Is.EqualTo((0, 0)), backup.Error + restore.Error);
    }

    [Test]
    public async Task Restore_where_nothing_was_leaves_no_folder_of_previous_files()
    {
        using var database = new TestDatabase();
        using var place = new TestDatabase();
        var file = Path.Combine(database.Folder, "backup.zip");
        var setting = $"--ConnectionStrings:Todo=Data Source={database.FilePath}";
        await ProgramRun.RunAsync(database.Folder, "migrate", setting);
        await ProgramRun.RunAsync(database.Folder, "backup", file, setting);

        var target = Path.Combine(place.Folder, "new", "todo.db");
        var restore = await ProgramRun.RunAsync(place.Folder, "restore", file, $"--ConnectionStrings:Todo=Data Source={target}");

        Assert.That(restore.ExitCode, Is.Zero, restore.Error);
        Assert.That(File.Exists(target));
        Assert.That(Directory.EnumerateDirectories(Path.GetDirectoryName(target)!, "before-restore-*"), Is.Empty);
    }

    [TestCase("backup")]
    [TestCase("restore")]
    public async Task Backup_commands_require_a_file_and_SQLite(string command)
    {
        AssertRefused(await RunAsync(command), 2, command);
        AssertRefused(await RunAsync(command, "file.zip", SqlServer, Nowhere), 2, "SQLite");
        AssertRefused(await RunAsync(command, "file.zip", PostgreSql, NowhereElse), 2, "SQLite");
    }

    [Test]
    public async Task Backup_without_a_database_ends_with_one_line() => AssertRefused(await RunAsync("backup", "file.zip", "--ConnectionStrings:Todo=Data Source=nothing.db"), 1, "There is no database");

    [Test]
    public async Task Restore_of_a_missing_file_ends_with_one_line_that_names_it() =>
        AssertRefused(await RunAsync("restore", "nothing.zip", "--ConnectionStrings:Todo=Data Source=todo.db"), 1, "There is no file ");

    [Test]
    public async Task Backup_into_a_file_instead_of_a_folder_names_it()
    {
        using var database = new TestDatabase();
        var setting = $"--ConnectionStrings:Todo=Data Source={database.FilePath}";
        await ProgramRun.RunAsync(database.Folder, "migrate", setting);
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "file"), string.Empty);

        AssertRefused(await ProgramRun.RunAsync(database.Folder, "backup", "file/backup.zip", setting), 1, Path.Combine(database.Folder, "file") + " is not a folder");
    }

    [TestCase("todo.db-wal")]
    [TestCase("todo.db-in-use")]
    [TestCase("keys/key-0001.pem")]
    public async Task Backup_over_a_file_of_the_database_is_refused(string name)
    {
        using var database = new TestDatabase();
        var setting = $"--ConnectionStrings:Todo=Data Source={Path.Combine(database.Folder, "todo.db")}";
        await ProgramRun.RunAsync(database.Folder, "migrate", setting);

        AssertRefused(await ProgramRun.RunAsync(database.Folder, "backup", name, setting), 1, "belongs to the database");
    }

    [Test]
    public async Task Settings_that_are_not_JSON_end_the_process_with_one_line()
    {
        using var database = new TestDatabase();
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "appsettings.json"), "{ \"Limits\": ");

        AssertRefused(await ProgramRun.RunAsync(database.Folder, $"--contentRoot={database.Folder}"), 1, "appsettings.json");
    }

    [Test]
    public async Task Backup_into_a_missing_folder_creates_it()
    {
        using var database = new TestDatabase();
        var setting = $"--ConnectionStrings:Todo=Data Source={database.FilePath}";
        await ProgramRun.RunAsync(database.Folder, "migrate", setting);

        var end = await ProgramRun.RunAsync(database.Folder, "backup", "one/two/backup.zip", setting);

        Assert.That((end.ExitCode, File.Exists(Path.Combine(database.Folder, "one", "two", "backup.zip"))), Is.EqualTo((0, true)), end.Error);
    }

    [Test]
    public async Task Health_check_queries_the_server_at_its_address()
    {
        await using var server = await TodoServer.StartAsync();
        var address = server.Http.BaseAddress!;

        var ready = await RunAsync("healthcheck", $"--urls=http://+:{address.Port}");
        await server.StopAsync();
        var gone = await RunAsync("healthcheck", $"--urls=http://*:{address.Port}");

        Assert.That((ready.ExitCode, gone.ExitCode), Is.EqualTo((0, 1)));
    }

    private static async Task<ProgramEnd> RunAsync(params string[] args)
    {
        using var database = new TestDatabase();
        return await ProgramRun.RunAsync(database.Folder, [.. args]);
    }

    private static void AssertRefused(ProgramEnd end, int exitCode, string named)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(end.ExitCode, Is.EqualTo(exitCode), end.Error);
            Assert.That(end.Error.TrimEnd('\n'), Does.Contain(named).And.Not.Contain("\n"));
            Assert.That(end.Output, Does.Not.Contain("   at "), "no stack trace in the log either");
        }
    }
}
