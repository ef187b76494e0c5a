using Microsoft.Extensions.Options;

namespace Todo.Infrastructure.Keys;

/// <summary>Names the issuer of the tokens.</summary>
public interface IIssuer
{
    /// <summary>The <c>iss</c>: an absolute address. Good once the server listens.</summary>
    string Address { get; }
}

/// <summary>The issuer that the settings name.</summary>
internal sealed class ConfiguredIssuer(IOptions<JwtOptions> options) : IIssuer
{
    public string Address => options.Value.Issuer;
}
