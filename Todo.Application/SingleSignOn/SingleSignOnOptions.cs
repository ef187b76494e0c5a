using System.ComponentModel.DataAnnotations;
using Todo.Domain.SingleSignOn;

namespace Todo.Application.SingleSignOn;

/// <summary>The OpenID providers whose users may sign in; section <c>SignIn</c>.</summary>
public sealed class SingleSignOnOptions : IValidatableObject
{
    public const string Section = "SignIn";

    /// <summary>The providers. If empty, users sign in with a password only.</summary>
    public SignInProvider[] Providers { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Providers.Length; i++)
        {
            var (provider, earlier) = (Providers[i], Providers.Take(i));
            if (string.IsNullOrWhiteSpace(provider.Name))
                yield return Wrong(i, nameof(provider.Name), "must be given");
            else if (earlier.Any(other => other.Name == provider.Name))
                yield return Wrong(i, nameof(provider.Name), "is the name of another provider");
            if (!IsIssuer(provider.Issuer))
                yield return Wrong(i, nameof(provider.Issuer), IssuerRule);
            if (string.IsNullOrWhiteSpace(provider.ClientId))
                yield return Wrong(i, nameof(provider.ClientId), "must be given");
            else if (earlier.Any(other => other.Issuer == provider.Issuer && other.ClientId == provider.ClientId))
                yield return Wrong(i, nameof(provider.ClientId), "is the client of another provider with the same issuer");
        }
    }

    private static string IssuerRule =>
        $"must be an https address (http on this machine only) without user, query and fragment, of at most {ExternalIdentity.MaxIssuerLength} ASCII characters";

    private static bool IsIssuer(string issuer) =>
        issuer.Length <= ExternalIdentity.MaxIssuerLength
        && issuer.All(c => c is > ' ' and < '\x7f' and not ('?' or '#'))
        && Uri.TryCreate(issuer, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static ValidationResult Wrong(int index, string member, string problem) => new(problem, [$"{nameof(Providers)}:{index}:{member}"]);
}

/// <summary>An OpenID provider, and the client that the front end is registered as.</summary>
public sealed class SignInProvider
{
    /// <summary>The name that users read.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The <c>iss</c> of the ID tokens, exactly as the provider writes it. Several clients may have the same one.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>The <c>aud</c> of the ID tokens: the id of the front end's registration with the provider.</summary>
    public string ClientId { get; set; } = string.Empty;
}
