using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Database.SqlServer;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>No statement that is a property of its class is missing in <see cref="EveryStatement"/>: none escapes the review and the tests of the plans.</summary>
[DatabaseIndependent]
internal sealed class EveryStatementTests
{
    private static readonly SqlDialect[] Dialects = [new SqliteDialect(), new SqlServerDialect(), new PostgreSqlDialect()];

    [Test]
    public void Every_statement_that_is_a_property_is_listed([ValueSource(nameof(Dialects))] SqlDialect dialect)
    {
        var listed = EveryStatement.Of(dialect).Select(named => named.Statement.Sql).ToHashSet();

        var found = StatementsOf(dialect).ToList();

        Assert.That(found, Has.Count.GreaterThan(60));
        Assert.That(found.Where(one => !listed.Contains(one.Statement.Sql)).Select(one => one.Name), Is.Empty);
    }

    private static IEnumerable<(string Name, Statement Statement)> StatementsOf(SqlDialect dialect)
    {
        var types = typeof(SqlDialect).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Statements", StringComparison.Ordinal) && HasStatements(type)).ToArray();
        var services = new ServiceCollection().AddSingleton(dialect);
        foreach (var type in types)
            services.AddSingleton(type);
        using var provider = services.BuildServiceProvider();
        return
        [
            .. from type in types
               from property in type.GetProperties()
               where property.PropertyType == typeof(Statement)
               select ($"{type.Name}.{property.Name}", (Statement)property.GetValue(provider.GetRequiredService(type))!),
        ];
    }

    private static bool HasStatements(Type type) =>
        Array.Exists(type.GetProperties(BindingFlags.Public | BindingFlags.Instance), property => property.PropertyType == typeof(Statement));
}
