namespace Todo.WebApi.Errors;

/// <summary>A problem type (RFC 9457, section 3.1.1), which clients branch on. docs/errors.md explains how to handle each.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Name">The last part of the URI.</param>
/// <param name="Title">The title, which all problems with this status share.</param>
/// <param name="Detail">The default detail.</param>
internal sealed record ProblemType(int Status, string Name, string Title, string Detail)
{
    private const string Prefix = "urn:todo:problem:";

    /// <summary>The stable URI of the type.</summary>
    public string Uri => Prefix + Name;
}
