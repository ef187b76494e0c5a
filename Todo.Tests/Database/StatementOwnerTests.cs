using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Database.SqlServer;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>No statement of a user's capability lacks the user's id: the database would otherwise have to ask every shard.</summary>
[DatabaseIndependent]
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.SqlServer)]
[TestFixture(DatabaseProvider.PostgreSql)]
internal sealed class StatementOwnerTests(DatabaseProvider provider)
{
    [Test]
    public async Task Every_statement_is_constrained_by_the_user_or_an_exception_with_a_reason()
    {
        var owner = new StatementOwner(provider);
        SqlDialect dialect = provider switch
        {
            DatabaseProvider.SqlServer => new SqlServerDialect(),
            DatabaseProvider.PostgreSql => new PostgreSqlDialect(),
            _ => new SqliteDialect(),
        };
        var prepared = EveryStatement.Of(dialect).Select(named => (named.Name, named.Statement.Sql));
        var commands = (await EveryCommand.OfAsync(provider)).SelectMany(named => named.Commands.Select(command => (named.Name, command.Sql)));

        var lacking = prepared.Concat(commands).Where(named => !owner.IsConstrained(named.Sql)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                lacking.Where(named => !StatementsWithoutUser.Reasons.ContainsKey(named.Name)).Select(named => $"{named.Name}: {named.Sql}"),
                Is.Empty, "Constrain it by the user's id, or add it to the exceptions with a reason.");
            Assert.That(
                StatementsWithoutUser.Reasons.Keys.Except(lacking.Select(named => named.Name)), Is.Empty, "These need no exception (any more).");
        }
    }

    [Test]
    public void The_tables_of_users_are_all_except_those_shared_by_all()
    {
        using var context = DesignTime.CreateContext(provider);
        var all = context.Model.GetEntityTypes().Select(entity => entity.GetTableName());

        Assert.That(all.Except(new StatementOwner(provider).Tables), Is.EquivalentTo(["attempts", "schema_level", "used_nonces"]));
    }

    [TestCase("SELECT 1 FROM todos WHERE id = @id AND user_id = @user_id", true)]
    [TestCase("SELECT 1 FROM todos WHERE id = @id", false)]
    [TestCase("SELECT 1 FROM todos WHERE user_id = @user_id OR id = @id", false)]
    [TestCase("SELECT 1 FROM todos WHERE user_id = @user_id AND (id = @id OR list_id = @id)", true)]
    [TestCase("UPDATE todos SET user_id = @user_id WHERE id = @id", false)]
    [TestCase("UPDATE todos SET is_done = @p, user_id = @user_id WHERE id = @id", false)]
    [TestCase("INSERT INTO todos (user_id, content) VALUES (@user_id, @content)", true)]
    [TestCase("INSERT INTO todos (content) VALUES (@content)", false)]
    [TestCase("SELECT 1 FROM todos t JOIN lists l ON l.id = t.list_id WHERE t.user_id = @user_id", false)]
    [TestCase("SELECT 1 FROM todos t JOIN lists l ON l.user_id = t.user_id AND l.id = t.list_id WHERE t.user_id = @user_id", true)]
    [TestCase("DELETE FROM todos WHERE id IN (SELECT id FROM todos WHERE user_id = @user_id)", true)]
    [TestCase("DELETE FROM todos WHERE id IN (SELECT id FROM todos WHERE deleted_at < @until)", false)]
    [TestCase("DELETE FROM lists WHERE id IN (SELECT list_id FROM todos WHERE user_id = @user_id)", false)]
    [TestCase("DELETE FROM [t] FROM [todos] AS [t] WHERE [t].[user_id] = @user_id", true)]
    [TestCase("SELECT 1 FROM refresh_tokens WHERE session_id = @id", false)]
    [TestCase("SELECT 1 FROM users WHERE id = @user_id", true)]
    [TestCase("SELECT 1 FROM used_nonces WHERE hash = @hash", true)]
    public void A_statement_is_judged_by_its_conditions(string sql, bool isConstrained) =>
        Assert.That(new StatementOwner(provider).IsConstrained(sql), Is.EqualTo(isConstrained));
}
