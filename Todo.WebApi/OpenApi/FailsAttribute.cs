namespace Todo.WebApi.OpenApi;

/// <summary>A failure of an operation. Those of one status take the place of the one that follows from the operation's kind.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">The detail of the problem; if left out, that of its type.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class FailsAttribute(int status, string? detail = null) : Attribute
{
    public int Status { get; } = status;

    public string? Detail { get; } = detail;

    /// <summary>The name of the problem's type, if it is not the one of the status.</summary>
    public string? Problem { get; init; }

    /// <summary>The header, among <see cref="ResponseHeaders"/>, that the answer has.</summary>
    public string? Sends { get; init; }

    /// <summary>The error code of RFC 6749, section 5.2, if it is not the one of the problem's type.</summary>
    public string? OAuthError { get; init; }
}
