using MediatR;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Idempotency;

/// <summary>Returns the first response to a retry. Only success is stored, in the transaction that creates the resource.</summary>
internal sealed class IdempotencyBehavior<TRequest, T>(
    IUnitOfWork unitOfWork, IIdempotencyStore store, ICurrentUser current, TimeProvider clock)
    : IPipelineBehavior<TRequest, Result<Created<T>>>
    where TRequest : ICreateRequest<T>
    where T : class
{
    public Task<Result<Created<T>>> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<Created<T>>> next)
    {
        if (request.IdempotencyKey is not { } key)
            return next();
        var userId = current.Id;
        return unitOfWork.ExecuteAsync(ct => OnceAsync(userId, key, next, ct), cancellationToken);
    }

    private async Task<Result<Created<T>>> OnceAsync(
        long userId, IdempotencyKey key, RequestHandlerDelegate<Result<Created<T>>> next, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        if (await store.FindAsync<T>(userId, typeof(TRequest).Name, key.Value, now, cancellationToken) is { } kept)
        {
            return kept.RequestHash.AsSpan().SequenceEqual(key.RequestHash)
                ? new Created<T>(kept.Answer, IsReplay: true)
                : IdempotencyFailures.KeyReused;
        }
        var result = await next();
        if (result.TryGetValue(out var created, out _))
            await store.KeepAsync(userId, typeof(TRequest).Name, key, created.Value, now, cancellationToken);
        return result;
    }
}
