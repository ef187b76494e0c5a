using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Todo.WebApi.Discovery;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The form of the token endpoint (RFC 6749, sections 4.3.2 and 6; RFC 7523, section 2.1).</summary>
[BodyExample("password", """{ "grant_type": "password", "username": "ada@example.com", "password": "correct horse battery" }""")]
[BodyExample(
    "otp", """{ "grant_type": "password", "username": "ada@example.com", "password": "correct horse battery", "otp": "123456" }""")]
[BodyExample("refresh_token", """{ "grant_type": "refresh_token", "refresh_token": "opaque-refresh-token" }""")]
[BodyExample("id_token", """{ "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": "header.payload.signature" }""")]
public sealed class TokenForm
{
    internal const string PasswordGrant = GrantTypes.Password;
    internal const string RefreshGrant = GrantTypes.RefreshToken;
    internal const string AssertionGrant = GrantTypes.JwtBearer;

    /// <summary>
    /// The grant: <c>password</c>, <c>refresh_token</c> or <c>urn:ietf:params:oauth:grant-type:jwt-bearer</c>; the password grant if left out.
    /// </summary>
    /// <example>password</example>
    [FromForm(Name = "grant_type")]
    public string GrantType { get; set; } = PasswordGrant;

    /// <summary>For the password grant: the email address.</summary>
    /// <example>ada@example.com</example>
    [FromForm(Name = "username")]
    public string? Username { get; set; }

    /// <summary>For the password grant: the password.</summary>
    /// <example>correct horse battery</example>
    [DataType(DataType.Password)]
    [FromForm(Name = "password")]
    public string? Password { get; set; }

    /// <summary>For the password grant, if the second factor is on: a code of the authenticator app, or a recovery code.</summary>
    [FromForm(Name = "otp")]
    public string? Otp { get; set; }

    /// <summary>For the refresh grant: the latest refresh token.</summary>
    [FromForm(Name = "refresh_token")]
    public string? RefreshToken { get; set; }

    /// <summary>For the grant <c>urn:ietf:params:oauth:grant-type:jwt-bearer</c>: an ID token of one of the sign-in providers.</summary>
    [FromForm(Name = "assertion")]
    public string? Assertion { get; set; }

    /// <summary>Ignored.</summary>
    [FromForm(Name = "scope")]
    public string? Scope { get; set; }

    /// <summary>Names the application in the access token; not checked.</summary>
    [FromForm(Name = "client_id")]
    public string? ClientId { get; set; }

    /// <summary>Not checked.</summary>
    [FromForm(Name = "client_secret")]
    public string? ClientSecret { get; set; }
}

/// <summary>The form of the revocation endpoint (RFC 7009, section 2.1).</summary>
public sealed class RevocationForm
{
    /// <summary>A refresh token or an access token.</summary>
    /// <example>opaque-refresh-token</example>
    [FromForm(Name = "token")]
    public string? Token { get; set; }

    /// <summary>Ignored: the server recognizes the token.</summary>
    [FromForm(Name = "token_type_hint")]
    public string? TokenTypeHint { get; set; }
}
