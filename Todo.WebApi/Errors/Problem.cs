using System.Text.Json.Serialization;

namespace Todo.WebApi.Errors;

/// <summary>An error (RFC 9457).</summary>
/// <param name="Type" example="urn:todo:problem:not-found">A stable URI for the kind of problem.</param>
/// <param name="Title" example="Not Found">The kind of problem in words.</param>
/// <param name="Status" example="404">The HTTP status.</param>
/// <param name="Detail" example="Todo not found">What went wrong.</param>
/// <param name="TraceId" example="4bf92f3577b34da6a3ce929d0e0e4736">The W3C trace id, which the log has too.</param>
/// <param name="Errors">What is wrong with which member of the body, query parameter or header; of validation errors.</param>
/// <param name="Error" example="invalid_grant">The error code of RFC 6749, section 5.2; of the token endpoint.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error = null)
{
    /// <summary>The media type of errors.</summary>
    public const string MediaType = "application/problem+json";
}
