using System.Text.Json;
using Todo.Application.Common;

namespace Todo.WebApi.Errors;

/// <summary>Maps the names of members in code to the names that clients use.</summary>
internal static class ClientNames
{
    /// <summary>The header of the idempotency key.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>The header of the last event that a client has.</summary>
    public const string LastEventId = "Last-Event-ID";

    public static Failure In(Failure failure) => failure.Errors is { } errors
        ? failure with { Errors = errors.ToDictionary(error => Of(error.Key), error => error.Value) }
        : failure;

    public static string Of(string name) => name switch
    {
        nameof(IdempotencyKey) => IdempotencyKey,
        nameof(LastEventId) => LastEventId,
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(name),
    };
}
