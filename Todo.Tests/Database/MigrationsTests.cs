using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Database;

/// <summary>The migrations say the same as the model. (EF Core 6 has no command for that.)</summary>
internal sealed class MigrationsTests
{
    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.SqlServer)]
    public void Every_change_of_the_model_has_its_migration(DatabaseProvider provider)
    {
        using var context = DesignTime.CreateContext(provider);

        Assert.That(Differences(context, context.GetService<IDesignTimeModel>().Model), Is.Empty);
    }

    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.SqlServer)]
    public void A_change_of_the_model_without_a_migration_is_seen(DatabaseProvider provider)
    {
        using var context = DesignTime.CreateContext(provider);
        using var other = new OtherModel(provider);

        Assert.That(Differences(context, other.GetService<IDesignTimeModel>().Model), Is.Not.Empty);
    }

    private static IReadOnlyList<Microsoft.EntityFrameworkCore.Migrations.Operations.MigrationOperation> Differences(DbContext context, IModel model)
    {
        var snapshot = context.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        if (snapshot is IMutableModel mutable)
            snapshot = mutable.FinalizeModel();
        snapshot = context.GetService<IModelRuntimeInitializer>().Initialize(snapshot);
        return context.GetService<IMigrationsModelDiffer>().GetDifferences(snapshot.GetRelationalModel(), model.GetRelationalModel());
    }

    private sealed class OtherModel(DatabaseProvider provider) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder builder)
        {
            if (provider == DatabaseProvider.SqlServer)
                builder.UseSqlServer("Server=none");
            else
                builder.UseSqlite("Data Source=none.db");
        }

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Forgotten>();
    }

    private sealed class Forgotten
    {
        public int Id { get; set; }
    }
}
