using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Idempotency;

/// <summary>A request that makes something, and that a client may safely repeat under the same key.</summary>
/// <typeparam name="T">The answer, kept for the repeats.</typeparam>
public interface ICreateRequest<T> : IRequest<Result<Created<T>>>
    where T : class
{
    /// <summary>Null if the client gave none: then each request makes something new.</summary>
    IdempotencyKey? IdempotencyKey { get; }
}
