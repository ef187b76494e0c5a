using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Database;

/// <summary>The migrations say the same as the model.</summary>
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
