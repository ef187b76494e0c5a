using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Database.SqlServer;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>The reviewed SQL that the program sends to database servers. TODO_ACCEPT=1 rewrites the files.</summary>
[DatabaseIndependent]
[TestFixture(DatabaseProvider.SqlServer)]
[TestFixture(DatabaseProvider.PostgreSql)]
internal sealed class ReviewedSqlTests(DatabaseProvider provider)
{
    private SqlDialect Dialect => provider == DatabaseProvider.SqlServer ? new SqlServerDialect() : new PostgreSqlDialect();

    [Test]
    public Task The_statements_match_the_reviewed_ones()
    {
        var text = new StringBuilder();
        foreach (var (name, statement) in EveryStatement.Of(Dialect))
            Append(text, name, statement.Sql, statement.Parameters);
        return MatchAsync("statements.sql", text);
    }

    [Test]
    public async Task The_commands_of_EF_Core_match_the_reviewed_ones()
    {
        var text = new StringBuilder();
        foreach (var (name, commands) in await EveryCommand.OfAsync(provider))
        {
            Assert.That(commands, Is.Not.Empty, name);
            foreach (var (sql, parameters) in commands)
                Append(text, name, sql, parameters);
        }
        await MatchAsync("commands.sql", text);
    }

    [Test]
    public void Every_port_method_that_uses_EF_Core_is_recorded() =>
        Assert.That(
            EveryCommand.Ports.SelectMany(port => port.GetMethods().Select(method => $"{port.Name}.{method.Name}")),
            Is.SubsetOf(EveryCommand.Names));

    [Test]
    public Task The_migrations_match_the_reviewed_ones()
    {
        using var context = DesignTime.CreateContext(provider);
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.That(script, Does.Not.Contain("MERGE"));
        return MatchAsync("migrations.sql", new StringBuilder(script));
    }

    private static void Append(StringBuilder text, string name, string sql, IEnumerable<SqlParameter> parameters)
    {
        text.Append("-- ").Append(name).Append('\n');
        foreach (var parameter in parameters)
        {
            var size = parameter.Size == 0 ? string.Empty : $"({parameter.Size.ToString(CultureInfo.InvariantCulture)})";
            text.Append("-- ").Append(parameter.Name).Append(' ').Append(parameter.Type).Append(size).Append('\n');
        }
        text.Append(sql.TrimEnd()).Append("\n\n");
    }

    private async Task MatchAsync(string file, StringBuilder text)
    {
        var path = Repository.PathOf("Todo.Tests", "Database", "Sql", provider.ToString(), file);
        var actual = text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("TODO_ACCEPT") == "1")
            await File.WriteAllTextAsync(path, actual);
        Assert.That(actual, Is.EqualTo((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n")), "Review it, then accept it with TODO_ACCEPT=1.");
    }
}
