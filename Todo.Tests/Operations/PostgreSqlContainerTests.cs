using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>The checks of the compose override for PostgreSQL that need no container runtime.</summary>
[DatabaseIndependent]
internal sealed class PostgreSqlContainerTests
{
    [Test]
    public async Task Override_replaces_the_database_its_logins_and_the_settings_of_both_programs()
    {
        var config = await ComposeFiles.ConfigAsync("Example;1\"$$", "docker-compose.yml", "docker-compose.postgres.yml");

        Assert.That(config.ExitCode, Is.Zero, config.Error);
        var (database, logins) = (ComposeFiles.Service(config.Output, "database"), ComposeFiles.Service(config.Output, "logins"));
        var (migrate, api) = (ComposeFiles.Service(config.Output, "migrate"), ComposeFiles.Service(config.Output, "api"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(config.Output, Does.Not.Contain("mcr.microsoft.com/mssql").And.Not.Contain("Server=").And.Not.Contain("sqlserver-logins"));
            Assert.That(database, Does.Contain("image: postgres:").And.Contain("user: postgres").And.Contain("pg_isready").And.Contain("back:"));
            Assert.That(logins, Does.Contain("image: postgres:").And.Contain("postgresql-logins.sh:/logins.sh:ro").And.Contain("back:"));
            Assert.That(migrate, Does.Contain("Username=todo_migrate").And.Contain("Database__Provider: PostgreSql"));
            Assert.That(api, Does.Contain("Username=todo_api").And.Contain("Database__Provider: PostgreSql"));
            Assert.That(api + migrate, Does.Not.Contain("ADMIN_PASSWORD").And.Not.Contain(";Password="));
            Assert.That(database + logins + migrate, Does.Not.Contain("front:"));
        }
    }

    [Test]
    public async Task Override_requires_every_password()
    {
        var left = await ComposeFiles.ConfigWithAsync("/dev/null", "docker-compose.yml", "docker-compose.postgres.yml");

        Assert.That(left.ExitCode, Is.Not.Zero);
    }
}
