using Todo.Application.Common;

namespace Todo.Application.Idempotency;

/// <summary>What can go wrong with an idempotency key.</summary>
public static class IdempotencyFailures
{
    public static Failure KeyReused => Failure.Invalid("IdempotencyKey", "This key was used for a request with another body.");
}
