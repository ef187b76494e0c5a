using System.Security.Cryptography;
using System.Text;
using Todo.Application.SignIn;

namespace Todo.Infrastructure.Keys;

/// <summary>HMAC-SHA256 under a key derived from the signing keys, so that a copy of the database or of a log reveals no address.</summary>
internal sealed class Pseudonymizer(SigningKeyRing keys) : IPseudonymizer
{
    private const int ShownBytes = 8;

    public byte[] Hash(string text) => HMACSHA256.HashData(keys.PseudonymKey, Encoding.UTF8.GetBytes(text));

    public string Pseudonym(string text) => Convert.ToHexStringLower(Hash(text).AsSpan(0, ShownBytes));
}
