namespace Todo.WebApi.Errors;

/// <summary>A type of problem (RFC 9457, section 3.1.1). A client decides by it; docs/errors.md says what to do about each.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Name">The end of the URI.</param>
/// <param name="Title">The same for all problems of the status.</param>
/// <param name="Detail">The sentence of a problem that has no better one.</param>
internal sealed record ProblemType(int Status, string Name, string Title, string Detail)
{
    private const string Prefix = "urn:todo:problem:";

    /// <summary>A stable URI.</summary>
    public string Uri => Prefix + Name;
}
