using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.Tokens;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

/// <summary>Another ASP.NET Core service can verify our tokens with only the public keys and the parameters of JwtBearer.</summary>
[DatabaseIndependent]
internal sealed class DotNetVerifierTests
{
    [Test]
    public async Task ASP_NET_Core_accepts_a_token_with_only_the_JWKS()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var jwks = await ada.GetAsync("/.well-known/jwks.json");

        var user = new JwtSecurityTokenHandler { MapInboundClaims = false }.ValidateToken(ada.AccessToken, ParametersFor(jwks), out _);

        Assert.That(user.FindFirst("sub")?.Value, Is.EqualTo($"{ada.UserId}"));
    }

    [Test]
    public async Task ASP_NET_Core_rejects_a_token_of_another_server()
    {
        await using var other = await TodoServer.StartAsync();
        var stranger = await other.SignUpAsync();
        var jwks = await SharedServer.Instance.Anonymous().GetAsync("/.well-known/jwks.json");

        Assert.That(
            () => new JwtSecurityTokenHandler().ValidateToken(stranger.AccessToken, ParametersFor(jwks), out _),
            Throws.InstanceOf<SecurityTokenSignatureKeyNotFoundException>());
    }

    private static TokenValidationParameters ParametersFor(Reply jwks) => new()
    {
        IssuerSigningKeys = new JsonWebKeySet(jwks.Text).GetSigningKeys(),
        ValidIssuer = "http://localhost:8000",
        ValidAudience = "todo",
        ValidTypes = ["at+jwt"],
        ValidAlgorithms = ["ES256", "RS256"],
    };
}
