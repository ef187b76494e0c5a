using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Todo.Domain.Mails;

namespace Todo.Application.Mails;

/// <summary>A token as a mail contains it: 256 random bits in Base64url. The database has its hash, and until the mail is sent, its encryption.</summary>
public static class MailTokenText
{
    /// <summary>The purpose under which tokens are protected, as UTF-8.</summary>
    public const string Purpose = "mail token";

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(MailToken.TokenBytes));

    /// <summary>The SHA-256 hash of the text, not of the bytes that it encodes: Base64url has several texts for the same bytes.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
