namespace Todo.Infrastructure.Database.SqlServer;

/// <summary>SQL Server locks rows by itself: everybody may enter at once.</summary>
internal sealed class OpenWriteGate : IWriteGate
{
    private static readonly Turn Open = new();

    public ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken) => new(Open);

    private sealed class Turn : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
