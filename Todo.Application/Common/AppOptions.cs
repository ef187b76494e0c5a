using System.ComponentModel.DataAnnotations;

namespace Todo.Application.Common;

/// <summary>The page for people; section <c>App</c>.</summary>
public sealed class AppOptions : IValidatableObject
{
    public const string Section = "App";

    /// <summary>Whether the server serves the page, at <c>/app/</c>.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The address of the server as people's browsers reach it, and the base of the links in mails. If null, the issuer of the tokens. Never
    /// taken from a request, whose Host header anyone can choose.
    /// </summary>
    public string? BaseUrl { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseUrl is not null && !IsBase(BaseUrl))
            yield return new ValidationResult("must be an absolute http or https address without query and fragment", [nameof(BaseUrl)]);
    }

    private static bool IsBase(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" };
}
