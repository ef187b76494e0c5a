using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Harness;

/// <summary>Runs something once, right after the first transaction that a request commits.</summary>
internal sealed class Meanwhile
{
    private Func<Task>? _run;

    /// <summary>Sets what runs after the next transaction.</summary>
    public void AfterNextTransaction(Func<Task> run) => _run = run;

    public void Register(IServiceCollection services) =>
        services.AddScoped<IUnitOfWork>(provider => new UnitOfWork(provider.GetRequiredService<DatabaseScope>(), this));

    private Task OnceAsync() => Interlocked.Exchange(ref _run, null)?.Invoke() ?? Task.CompletedTask;

    private sealed class UnitOfWork(DatabaseScope scope, Meanwhile meanwhile) : IUnitOfWork
    {
        private bool _isNested;

        public bool IsRunning => scope.IsRunning;

        public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        {
            if (_isNested)
                return await scope.ExecuteAsync(work, cancellationToken);
            _isNested = true;
            var result = await scope.ExecuteAsync(work, cancellationToken);
            _isNested = false;
            await meanwhile.OnceAsync();
            return result;
        }
    }
}
