using Microsoft.IdentityModel.Tokens;
using Todo.Application.Keys;

namespace Todo.Infrastructure.Keys;

/// <summary>A key that signs and verifies access tokens with one algorithm.</summary>
/// <param name="Id">The <c>kid</c>: the RFC 7638 thumbprint of a key pair.</param>
/// <param name="Algorithm">The only algorithm (RFC 7518) accepted with this key.</param>
/// <param name="Key">The key itself.</param>
/// <param name="PublicKey">The key that other services verify with; null for a shared secret.</param>
/// <param name="Secret">The private part, from which other secrets are derived.</param>
internal sealed record SigningKey(string Id, string Algorithm, SecurityKey Key, PublicKey? PublicKey, byte[] Secret);
