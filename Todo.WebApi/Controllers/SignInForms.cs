using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The form of the token endpoint (RFC 6749, sections 4.3.2 and 6).</summary>
[Grant("password", "username", "password")]
[Grant("refresh_token", "grant_type", "refresh_token")]
public sealed class TokenForm
{
    /// <summary>The grant; the password grant when left out.</summary>
    [FromForm(Name = "grant_type")]
    public string? GrantType { get; set; }

    /// <summary>The email address; of the password grant.</summary>
    /// <example>ada@example.com</example>
    [FromForm(Name = "username")]
    public string? Username { get; set; }

    /// <summary>The password; of the password grant.</summary>
    /// <example>correct horse battery</example>
    [DataType(DataType.Password)]
    [FromForm(Name = "password")]
    public string? Password { get; set; }

    /// <summary>The refresh token; of the refresh grant.</summary>
    /// <example>opaque-refresh-token</example>
    [FromForm(Name = "refresh_token")]
    public string? RefreshToken { get; set; }

    /// <summary>Not used.</summary>
    [FromForm(Name = "scope")]
    public string? Scope { get; set; }

    /// <summary>Names the client in the tokens; not checked.</summary>
    [FromForm(Name = "client_id")]
    public string? ClientId { get; set; }

    /// <summary>Not checked.</summary>
    [FromForm(Name = "client_secret")]
    public string? ClientSecret { get; set; }
}

/// <summary>The form of the revocation endpoint (RFC 7009, section 2.1).</summary>
public sealed class RevocationForm
{
    /// <summary>A refresh or an access token.</summary>
    /// <example>opaque-refresh-token</example>
    [FromForm(Name = "token")]
    public string? Token { get; set; }

    /// <summary>Not used: the token tells what it is.</summary>
    [FromForm(Name = "token_type_hint")]
    public string? TokenTypeHint { get; set; }
}
