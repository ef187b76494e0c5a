using System.Text.Json.Serialization;

namespace Todo.WebApi.Errors;

/// <summary>An error (RFC 9457).</summary>
/// <param name="Type" example="urn:todo:problem:not-found">A stable URI for the kind of problem: decide by this.</param>
/// <param name="Title" example="Not Found">The status in words.</param>
/// <param name="Status" example="404">The HTTP status.</param>
/// <param name="Detail" example="Todo not found">A sentence about this error.</param>
/// <param name="TraceId" example="4bf92f3577b34da6a3ce929d0e0e4736">The W3C trace id, which the server's log has too.</param>
/// <param name="Errors">Of validation errors: the messages for each member of the body, query parameter or header.</param>
/// <param name="Codes">Of validation errors: as <c>errors</c>, with a stable word in the place of each message.</param>
/// <param name="Error" example="invalid_grant">Of sign-in errors: the error code (RFC 6749, section 5.2).</param>
/// <param name="ErrorDescription" example="Could not validate user.">Of sign-in errors: the detail, where OAuth clients look for it.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Codes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ErrorDescription = null)
{
    /// <summary>The media type of errors, except those of the sign-in operations.</summary>
    public const string MediaType = "application/problem+json";
}
