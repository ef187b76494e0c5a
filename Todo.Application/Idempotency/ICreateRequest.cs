using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Idempotency;

/// <summary>A request that creates a resource, and that a client can safely retry with the same key.</summary>
/// <typeparam name="T">The type of the response, which is stored for retries.</typeparam>
public interface ICreateRequest<T> : IRequest<Result<Created<T>>>
    where T : class
{
    /// <summary>Null if the client sent none: each such request creates a new resource.</summary>
    IdempotencyKey? IdempotencyKey { get; }
}
