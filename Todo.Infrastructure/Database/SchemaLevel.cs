namespace Todo.Infrastructure.Database;

/// <summary>
/// The single row that records which programs can use the database. Most migrations do not change it, and older programs keep running.
/// A migration that is incompatible with older programs raises <see cref="Required"/>, and thereby the row (docs/operations.md, upgrading).
/// </summary>
internal sealed class SchemaLevel
{
    /// <summary>The highest level that this program supports. The release that prepares for a breaking migration raises it.</summary>
    public const int Supported = 1;

    /// <summary>The level that every program must support after this program's migrations. A breaking migration raises it.</summary>
    public const int Required = 1;

    public int Id { get; init; }

    public int MinimumLevel { get; init; }
}
