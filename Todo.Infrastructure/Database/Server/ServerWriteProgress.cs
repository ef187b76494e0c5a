namespace Todo.Infrastructure.Database.Server;

/// <summary>With a database server, no write waits in this process: a write without a response ends at its own timeout.</summary>
internal sealed class ServerWriteProgress : IWriteProgress
{
    public TimeSpan Stalled => TimeSpan.Zero;

    public bool IsRefused => false;
}
