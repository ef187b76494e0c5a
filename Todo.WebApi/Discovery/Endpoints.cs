namespace Todo.WebApi.Discovery;

/// <summary>The paths in the server's metadata.</summary>
internal static class Endpoints
{
    public const string Token = "/api/login/access_token";

    /// <summary>An alias of the token endpoint, which the tutorials use.</summary>
    public const string ShortToken = "/token";

    public const string Revocation = "/api/login/revoke";
    public const string WellKnown = "/.well-known";
    public const string JsonWebKeys = "jwks.json";
}
