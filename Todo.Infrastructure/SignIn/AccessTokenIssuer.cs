using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Todo.Application.SignIn;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Keys;

namespace Todo.Infrastructure.SignIn;

/// <summary>Issues JWT access tokens that follow the profile of RFC 9068.</summary>
internal sealed class AccessTokenIssuer(SigningKeyRing keys, IOptions<JwtOptions> options) : IAccessTokenIssuer
{
    /// <summary>The <c>typ</c> of access tokens (RFC 9068, section 2.1).</summary>
    public const string TokenType = "at+jwt";

    private static readonly JwtSecurityTokenHandler Handler = new();

    public IssuedAccessToken Issue(Session session, DateTimeOffset now)
    {
        var issuedAt = now.ToUnixTimeSeconds();
        var expiresAt = Math.Min(
            issuedAt + (long)options.Value.AccessTokenLifetime.TotalSeconds, session.ExpiresAt.ToUnixTimeSeconds());
        var key = keys.Signer;
        var header = new JwtHeader(new SigningCredentials(key.Key, key.Algorithm)) { [JwtHeaderParameterNames.Typ] = TokenType };
        var payload = new JwtPayload
        {
            [JwtRegisteredClaimNames.Iss] = keys.Issuer,
            [JwtRegisteredClaimNames.Aud] = options.Value.Audience,
            ["client_id"] = session.ClientId,
            [JwtRegisteredClaimNames.Sub] = session.UserId.ToString(CultureInfo.InvariantCulture),
            [JwtRegisteredClaimNames.Iat] = issuedAt,
            [JwtRegisteredClaimNames.Exp] = expiresAt,
            [JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7(now).ToString("N"),
            [JwtRegisteredClaimNames.Sid] = session.Id.ToString(CultureInfo.InvariantCulture),
        };
        return new(Handler.WriteToken(new JwtSecurityToken(header, payload)), TimeSpan.FromSeconds(expiresAt - issuedAt));
    }
}
