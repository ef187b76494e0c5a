using System.Text.Json;
using Todo.Application.Common;

namespace Todo.WebApi.Errors;

/// <summary>Use cases name members as the code does, and headers by their own names; clients see the names that they sent.</summary>
internal static class ClientNames
{
    public static Failure In(Failure failure) => failure.Errors is { } errors
        ? failure with { Errors = errors.ToDictionary(error => Of(error.Key), error => error.Value) }
        : failure;

    public static string Of(string name) =>
        name.All(char.IsAsciiLetterOrDigit) ? JsonNamingPolicy.SnakeCaseLower.ConvertName(name) : name;
}
