using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Database.SqlServer;
using Todo.Infrastructure.Throttling;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>The T-SQL that the program sends, as it was reviewed. With TODO_ACCEPT=1 the files are written anew.</summary>
[DatabaseIndependent]
internal sealed class TSqlTests
{
    [Test]
    public Task The_statements_are_the_reviewed_ones()
    {
        var text = new StringBuilder();
        foreach (var (name, statement) in EveryStatement.Of(new SqlServerDialect()))
            Append(text, name, statement);
        return MatchAsync("statements.sql", text);
    }

    [Test]
    public Task The_queries_of_EF_Core_are_the_reviewed_ones()
    {
        using var context = DesignTime.CreateContext(DatabaseProvider.SqlServer);
        var text = new StringBuilder();
        var hash = new byte[32];
        var now = DateTimeOffset.UnixEpoch;
        Append(text, "User by id", context.Users.Where(user => user.Id == 1));
        Append(text, "User by address", context.Users.Where(user => user.NormalizedEmail == "ADA@EXAMPLE.ORG"));
        Append(text, "Session by id", context.Sessions.Where(session => session.Id == 1));
        Append(text, "Active sessions", context.Sessions.Where(session => session.UserId == 1 && session.ExpiresAt > now).OrderBy(session => session.Id));
        Append(text, "Refresh token", context.RefreshTokens.Where(token => token.Hash == hash));
        Append(text, "Spent successors", context.RefreshTokens.Where(token => token.ParentId == 1 && token.UsedAt != null));
        Append(text, "Level", context.SchemaLevels.Select(level => level.MinimumLevel));
        Append(text, "Attempt", AttemptThrottle.InsertSql(new SqlServerDialect()));
        return MatchAsync("queries.sql", text);
    }

    [Test]
    public Task The_migrations_are_the_reviewed_ones()
    {
        using var context = DesignTime.CreateContext(DatabaseProvider.SqlServer);
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.That(script, Does.Not.Contain("MERGE").And.Not.Contain("identity_columns"));
        return MatchAsync("migrations.sql", new StringBuilder(script));
    }

    private static void Append(StringBuilder text, string name, Statement statement) => Append(
        text,
        name + string.Concat(statement.Parameters.Select(parameter =>
            $"\n-- {parameter.Name} {parameter.Type}{(parameter.Size == 0 ? string.Empty : $"({parameter.Size})")}")),
        statement.Sql);

    private static void Append<T>(StringBuilder text, string name, IQueryable<T> query) => Append(text, name, query.ToQueryString());

    private static void Append(StringBuilder text, string name, string sql) => text.Append("-- ").Append(name).Append('\n').Append(sql).Append("\n\n");

    private static async Task MatchAsync(string file, StringBuilder text)
    {
        var path = Repository.PathOf("Todo.Tests", "Database", "TSql", file);
        var actual = text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("TODO_ACCEPT") == "1")
            await File.WriteAllTextAsync(path, actual);
        Assert.That(actual, Is.EqualTo((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n")), "Review it, then accept it with TODO_ACCEPT=1.");
    }
}
