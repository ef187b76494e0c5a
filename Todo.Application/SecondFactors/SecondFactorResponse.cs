namespace Todo.Application.SecondFactors;

/// <summary>A secret that waits for its confirmation. No later answer has it.</summary>
/// <param name="Secret" example="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP">The secret in Base32, to type into an authenticator app.</param>
/// <param name="Uri" example="otpauth://totp/Todo:ada%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&amp;issuer=Todo&amp;algorithm=SHA1&amp;digits=6&amp;period=30">
/// The same for a QR code.
/// </param>
public sealed record SecondFactorResponse(string Secret, string Uri)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(SecondFactorResponse);
}

/// <summary>Codes that stand in for the app, each once. No later answer has them.</summary>
/// <param name="RecoveryCodes" example="[&quot;MFRG-GZDF-MZTW-Q2LK-NNWG-23TP&quot;]">Ten codes; letter case and dashes do not count.</param>
public sealed record RecoveryCodesResponse(IReadOnlyList<string> RecoveryCodes)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(RecoveryCodesResponse);
}
