using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>The migrations match the model.</summary>
[DatabaseIndependent]
internal sealed class MigrationsTests
{
    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.SqlServer)]
    [TestCase(DatabaseProvider.PostgreSql)]
    public void Every_model_change_has_a_migration(DatabaseProvider provider)
    {
        using var context = DesignTime.CreateContext(provider);

        Assert.That(context.Database.HasPendingModelChanges(), Is.False);
    }
}
