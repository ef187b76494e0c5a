using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>The migrations say the same as the model.</summary>
[DatabaseIndependent]
internal sealed class MigrationsTests
{
    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.SqlServer)]
    [TestCase(DatabaseProvider.PostgreSql)]
    public void Every_change_of_the_model_has_its_migration(DatabaseProvider provider)
    {
        using var context = DesignTime.CreateContext(provider);

        Assert.That(context.Database.HasPendingModelChanges(), Is.False);
    }
}
