namespace Todo.WebApi.Discovery;

/// <summary>The addresses that the server's metadata names.</summary>
internal static class Endpoints
{
    public const string Token = "/api/login/access_token";

    /// <summary>The token endpoint once more, as the tutorials have it.</summary>
    public const string ShortToken = "/token";

    public const string Revocation = "/api/login/revoke";
    public const string WellKnown = "/.well-known";
    public const string JsonWebKeys = "jwks.json";
}
