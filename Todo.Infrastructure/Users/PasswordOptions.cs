using System.ComponentModel.DataAnnotations;

namespace Todo.Infrastructure.Users;

/// <summary>The password hashes; section <c>Passwords</c>.</summary>
public sealed class PasswordOptions
{
    public const string Section = "Passwords";

    /// <summary>Rounds of PBKDF2-HMAC-SHA512; a hash with fewer is renewed at the next sign-in.</summary>
    [Range(10_000, 10_000_000)]
    public int Iterations { get; set; } = 220_000;
}
