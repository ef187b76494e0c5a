using System.Diagnostics;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>The SQL that the containers' login script sends to SQL Server, recorded by a stand-in for sqlcmd.</summary>
internal sealed class SqlServerLoginsTests
{
    [Test]
    public async Task Logins_get_literal_passwords_and_minimal_rights()
    {
        using var folder = new TestDatabase();

        var sql = await SqlOfAsync(folder.Folder, migrate: "it's;\"$(x)\\", api: "''&$HOME`id`");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sql, Does.Contain("CREATE LOGIN todo_migrate WITH PASSWORD = N'it''s;\"$(x)\\';"));
            Assert.That(sql, Does.Contain("ALTER LOGIN todo_api WITH PASSWORD = N'''''&$HOME`id`';"));
            Assert.That(RolesOf("todo_api", sql), Is.EquivalentTo(new[] { "db_datareader", "db_datawriter" }));
            Assert.That(RolesOf("todo_migrate", sql), Is.EquivalentTo(new[] { "db_datareader", "db_datawriter", "db_ddladmin" }));
            Assert.That(sql, Does.Contain("READ_COMMITTED_SNAPSHOT ON"));
            Assert.That(sql, Does.StartWith("arguments: -S database -U sa -C -b -x\npassword: of sa\n"), "the password must not be an argument, which other users could see");
        }
    }

    private static IEnumerable<string> RolesOf(string login, string sql) => sql.Split('\n')
        .Where(line => line.StartsWith("ALTER ROLE ", StringComparison.Ordinal) && line.EndsWith($" ADD MEMBER {login};", StringComparison.Ordinal))
        .Select(line => line.Split(' ')[2]);

    private static async Task<string> SqlOfAsync(string folder, string migrate, string api)
    {
        var sqlcmd = Path.Combine(folder, "sqlcmd");
        await File.WriteAllTextAsync(sqlcmd, "#!/bin/bash\necho \"arguments: $*\"\necho \"password: $SQLCMDPASSWORD\"\ncat\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(sqlcmd, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var process = Process.Start(new ProcessStartInfo(Tool.Require("bash"), [Repository.PathOf("deploy", "sqlserver-logins.sh")])
        {
            RedirectStandardOutput = true,
            Environment = { ["SQLCMD"] = sqlcmd, ["ADMIN_PASSWORD"] = "of sa", ["MIGRATE_PASSWORD"] = migrate, ["API_PASSWORD"] = api },
        })!;
        var sql = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
        return sql;
    }
}
