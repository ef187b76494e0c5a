namespace Todo.Infrastructure.Database;

/// <summary>
/// The one row that tells which programs can use the database. Most migrations leave it, and older programs go on beside them; one
/// that older programs cannot live with raises <see cref="Required"/>, and so the row (docs/operations.md, upgrading).
/// </summary>
internal sealed class SchemaLevel
{
    /// <summary>The highest level that this program can live with: raised by the release that prepares for a breaking migration.</summary>
    public const int Supported = 1;

    /// <summary>The level that the migrations of this program ask of every program: raised together with a breaking migration.</summary>
    public const int Required = 1;

    public int Id { get; init; }

    public int MinimumLevel { get; init; }
}
