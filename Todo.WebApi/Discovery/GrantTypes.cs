namespace Todo.WebApi.Discovery;

/// <summary>The grants of the token endpoint.</summary>
internal static class GrantTypes
{
    public const string Password = "password";
    public const string RefreshToken = "refresh_token";

    /// <summary>From RFC 7523, section 2.1.</summary>
    public const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
}
