using Todo.Domain.SecondFactors;

namespace Todo.Application.SecondFactors;

/// <summary>The secret of a second factor, as an authenticator app takes it.</summary>
public static class SecondFactorSecret
{
    /// <summary>The purpose under which secrets are protected.</summary>
    public const string Purpose = "second factor";

    /// <summary>The name that the app displays above the address.</summary>
    public const string Issuer = "Todo";

    /// <summary>The secret as people type it into the app.</summary>
    public static string ToText(ReadOnlySpan<byte> secret) => Base32.Encode(secret);

    /// <summary>The URI in the QR code that the app scans (the Key URI format of Google Authenticator).</summary>
    public static string ToUri(ReadOnlySpan<byte> secret, string email) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(email)}?secret={ToText(secret)}&issuer={Issuer}"
        + $"&algorithm=SHA1&digits={Totp.Digits}&period={Totp.StepSeconds}";
}
