namespace Todo.WebApi.OpenApi;

/// <summary>Settings of the API documentation; section <c>Docs</c>.</summary>
public sealed class DocsOptions
{
    public const string Section = "Docs";

    /// <summary>Whether the server serves <c>/docs</c> and <c>/openapi.json</c>.</summary>
    public bool Enabled { get; set; } = true;
}
