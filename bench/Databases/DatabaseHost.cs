namespace Todo.Bench.Databases;

/// <summary>Where databases are made, and deleted at the end.</summary>
internal abstract class DatabaseHost : IDisposable
{
    /// <summary>Further settings that the program needs with such a database.</summary>
    public virtual (string Name, string Value)[] Settings => [];

    /// <summary>Names a database that does not exist yet.</summary>
    public abstract Database Name();

    /// <summary>Fills a migrated database.</summary>
    public abstract void Fill(Database database, DatabaseShape shape);

    /// <summary>Copies a database that no server has used.</summary>
    public abstract Database Copy(Database database);

    public abstract void Dispose();
}
