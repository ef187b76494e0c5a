namespace Todo.Application.SignIn;

/// <summary>The answer of the token endpoint (RFC 6749, section 5.1).</summary>
/// <param name="AccessToken" example="header.payload.signature">A JWT (RFC 9068) for the <c>Authorization: Bearer</c> header.</param>
/// <param name="TokenType" example="bearer">Always <c>bearer</c>.</param>
/// <param name="ExpiresIn" example="1200">The lifetime of the access token in seconds.</param>
/// <param name="RefreshToken" example="opaque-refresh-token">An opaque token that can be exchanged once for a new pair of tokens.</param>
public sealed record TokenResponse(string AccessToken, string TokenType, long ExpiresIn, string RefreshToken)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(TokenResponse);
}
