using Microsoft.Extensions.Options;

namespace Todo.Infrastructure.Keys;

/// <summary>Provides the issuer of the tokens.</summary>
public interface IIssuer
{
    /// <summary>The <c>iss</c>, an absolute URL. Valid once the server is listening.</summary>
    string Address { get; }
}

/// <summary>The configured issuer.</summary>
internal sealed class ConfiguredIssuer(IOptions<JwtOptions> options) : IIssuer
{
    public string Address => options.Value.Issuer;
}
