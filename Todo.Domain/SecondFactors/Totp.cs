using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Todo.Domain.SecondFactors;

/// <summary>
/// Time-based one-time passwords (RFC 6238) with HMAC-SHA-1, 6 digits and steps of 30 seconds: the only parameters that every
/// authenticator app supports.
/// </summary>
public static class Totp
{
    /// <summary>The length of a secret: as recommended, that of the hash (RFC 4226, section 4, R6).</summary>
    public const int SecretBytes = 20;

    public const int Digits = 6;

    public const int StepSeconds = 30;

    /// <summary>By how many steps a code may be early or late: clocks differ, and typing takes time.</summary>
    private const int Tolerance = 1;

    private const int Codes = 1_000_000;

    public static byte[] CreateSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The number of the time step since 1970 (RFC 6238, section 4.2).</summary>
    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step: the HOTP value whose counter is the step (RFC 4226, section 5.3).</summary>
    public static string CodeOf(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Apps support nothing else, and the collisions of SHA-1 do not weaken HMAC.
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350
        var offset = mac[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue;
        return (number % Codes).ToString($"D{Digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code this is, if it is one of those that are valid now; otherwise null. If several have the same code, it is the last one:
    /// its use also covers the earlier ones.
    /// </summary>
    public static long? FindStep(ReadOnlySpan<byte> secret, string code, DateTimeOffset now)
    {
        var current = StepAt(now);
        long? found = null;
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes<char>(CodeOf(secret, step)), MemoryMarshal.AsBytes<char>(code)))
                found = step;
        }
        return found;
    }
}
