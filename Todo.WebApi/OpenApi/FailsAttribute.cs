namespace Todo.WebApi.OpenApi;

/// <summary>A failure that an operation has beside those that follow from its kind, or in the place of one of them.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">What the problem says; what is said of the status when nothing better is known, if left out.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class FailsAttribute(int status, string? detail = null) : Attribute
{
    public int Status { get; } = status;

    public string? Detail { get; } = detail;

    /// <summary>The name of the problem's type, if it is not the one of the status.</summary>
    public string? Problem { get; init; }

    /// <summary>The error code of RFC 6749, section 5.2.</summary>
    public string? OAuthError { get; init; }
}
