using System.Text.Json;
using Todo.Application.Common;

namespace Todo.WebApi.Errors;

/// <summary>Maps the names of members in code to the names that clients use.</summary>
internal static class ClientNames
{
    /// <summary>The header of the idempotency key.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    public static Failure In(Failure failure) => failure.Errors is { } errors
        ? failure with { Errors = errors.ToDictionary(error => Of(error.Key), error => error.Value) }
        : failure;

    public static string Of(string name) =>
        name == nameof(IdempotencyKey) ? IdempotencyKey : JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
