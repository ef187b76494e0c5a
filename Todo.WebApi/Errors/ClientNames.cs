using System.Text.Json;
using Todo.Application.Common;

namespace Todo.WebApi.Errors;

/// <summary>Use cases name members as the code does; clients see the names that they use.</summary>
internal static class ClientNames
{
    /// <summary>The header whose value use cases call their idempotency key.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    public static Failure In(Failure failure) => failure.Errors is { } errors
        ? failure with { Errors = errors.ToDictionary(error => Of(error.Key), error => error.Value) }
        : failure;

    public static string Of(string name) =>
        name == nameof(IdempotencyKey) ? IdempotencyKey : JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
