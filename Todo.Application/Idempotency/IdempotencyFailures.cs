using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Idempotency;

/// <summary>The expected failures of idempotency keys.</summary>
public static class IdempotencyFailures
{
    public static Failure KeyReused =>
        Failure.Invalid("IdempotencyKey", new(ErrorCodes.Reused, "This key was used for a request with another body.")) with
        {
            Code = "idempotency_key_reused",
        };
}
