namespace Todo.Bench.Databases;

/// <summary>A database for the program, as its settings name it.</summary>
/// <param name="Provider">The value of <c>Database:Provider</c>.</param>
/// <param name="ConnectionString">May contain a password: it is never printed.</param>
internal sealed record Database(string Provider, string ConnectionString)
{
    /// <summary>What the program needs in its environment to use it.</summary>
    public (string Name, string Value)[] Settings => [("Database__Provider", Provider), ("ConnectionStrings__Todo", ConnectionString)];
}
