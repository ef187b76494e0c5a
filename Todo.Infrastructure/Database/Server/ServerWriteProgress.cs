namespace Todo.Infrastructure.Database.Server;

/// <summary>On a database server no write waits in this process: what the server does not answer ends at its own timeout.</summary>
internal sealed class ServerWriteProgress : IWriteProgress
{
    public TimeSpan Stalled => TimeSpan.Zero;

    public bool IsRefused => false;
}
