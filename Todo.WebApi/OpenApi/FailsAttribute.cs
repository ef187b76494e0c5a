namespace Todo.WebApi.OpenApi;

/// <summary>Declares a failure of an operation. Declared failures replace the default failure of the same status.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">The detail of the problem; by default, that of its type.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class FailsAttribute(int status, string? detail = null) : Attribute
{
    public int Status { get; } = status;

    public string? Detail { get; } = detail;

    /// <summary>The name of the problem type, if it is not the default of the status.</summary>
    public string? Problem { get; init; }

    /// <summary>The header of the response, one of <see cref="ResponseHeaders"/>.</summary>
    public string? Sends { get; init; }

    /// <summary>The error code of RFC 6749, section 5.2, if it is not the default of the problem type.</summary>
    public string? OAuthError { get; init; }
}
