using System.Net;

namespace Todo.Infrastructure.Delivery;

/// <summary>Resolves the names of receivers.</summary>
internal interface INameResolver
{
    Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken);
}

/// <summary>
/// Asks the operating system, which blocks a thread for each name. Not one of the thread pool: a few slow name servers of receivers
/// would hold up all requests.
/// </summary>
internal sealed class NameResolver : INameResolver
{
    public Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken) =>
        IPAddress.TryParse(name, out var address)
            ? Task.FromResult<IPAddress[]>([address])
            : Task.Factory.StartNew(
                () => Dns.GetHostAddresses(name), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .WaitAsync(cancellationToken);
}
