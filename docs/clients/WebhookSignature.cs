using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StayInSync;

/// <summary>Verifies the messages of a webhook (Standard Webhooks 1.0).</summary>
public static class WebhookSignature
{
    private const string Prefix = "whsec_";
    private const long ToleranceSeconds = 5 * 60;

    /// <summary>Returns whether the server signed the message with this secret, and did so within the last minutes.</summary>
    /// <param name="secret">The secret of the webhook, which starts with whsec_.</param>
    /// <param name="header">Returns the value of a header; null if it is missing.</param>
    /// <param name="body">The bytes of the body, as they arrived.</param>
    /// <param name="clock">The current time.</param>
    public static bool IsValid(string secret, Func<string, string?> header, ReadOnlySpan<byte> body, TimeProvider clock)
    {
        var (id, timestamp, signatures) = (header("webhook-id"), header("webhook-timestamp"), header("webhook-signature"));
        if (id is null || signatures is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sentAt))
            return false;
        // An old message may be one that an attacker recorded.
        if (Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - sentAt) > ToleranceSeconds)
            return false;
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret[Prefix.Length..]));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        var expected = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(hmac.GetHashAndReset()));
        // After a rotation of the secret, there are several signatures.
        return signatures.Split(' ').Any(signature => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), expected));
    }
}
