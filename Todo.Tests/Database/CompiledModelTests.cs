using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>The compiled models, with which the program starts, match the configuration (CONTRIBUTING.md, Migrations).</summary>
[DatabaseIndependent]
internal sealed class CompiledModelTests
{
    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.SqlServer)]
    [TestCase(DatabaseProvider.PostgreSql)]
    public void Every_model_change_is_in_the_compiled_model(DatabaseProvider provider)
    {
        using var context = DesignTime.CreateContext(provider);
        var configured = context.GetService<IDesignTimeModel>().Model;

        Assert.That(context.Model, Is.InstanceOf<RuntimeModel>());
        Assert.That(configured, Is.Not.InstanceOf<RuntimeModel>());
        Assert.That(LinesOf(context.Model), Is.EqualTo(LinesOf(configured)));
    }

    private static List<string> LinesOf(IModel model) =>
    [
        .. model.GetEntityTypes().OrderBy(entity => entity.Name, StringComparer.Ordinal).SelectMany(entity => new[] { $"{entity.Name} {entity.GetTableName()}" }
            .Concat(entity.GetProperties().Select(TextOf))
            .Concat(entity.GetKeys().Select(key => $"key {NamesOf(key.Properties)} {key.IsPrimaryKey()}"))
            .Concat(entity.GetForeignKeys().Select(key =>
                $"foreign key {NamesOf(key.Properties)} {key.PrincipalEntityType.Name} {NamesOf(key.PrincipalKey.Properties)} {key.DeleteBehavior}"))
            .Concat(entity.GetIndexes().Select(index => $"index {NamesOf(index.Properties)} {index.Name} {index.IsUnique}"))),
    ];

    private static string TextOf(IProperty property) =>
        $"{property.Name} {property.ClrType} {property.GetColumnName()} {property.GetColumnType()} {property.GetTypeMapping().Converter?.GetType()} "
        + $"{property.IsNullable} {property.GetMaxLength()} {property.IsConcurrencyToken} {property.ValueGenerated} "
        + $"{property.GetBeforeSaveBehavior()} {property.GetAfterSaveBehavior()}";

    private static string NamesOf(IEnumerable<IReadOnlyProperty> properties) => string.Join(',', properties.Select(property => property.Name));
}
