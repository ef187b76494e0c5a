namespace Todo.Application.SingleSignOn;

/// <summary>Why an assertion is refused. Clients do not get to know it; the audit trail does.</summary>
public enum AssertionFault
{
    /// <summary>It is not a signed JWT in the form of an ID token, or too large.</summary>
    Malformed,

    /// <summary>No provider of the settings has this issuer.</summary>
    UnknownProvider,

    /// <summary>It is for another client than the provider's client id in the settings.</summary>
    Audience,

    /// <summary>It has expired, is not valid yet, or was issued in the future or more than 10 minutes ago.</summary>
    Time,

    /// <summary>It has no nonce, or one that is too long.</summary>
    Nonce,

    /// <summary>It has no subject, or one that is too long or not ASCII.</summary>
    Subject,

    /// <summary>The provider has no such key, or the key is not for the token's algorithm.</summary>
    Key,

    /// <summary>The signature is wrong.</summary>
    Signature,

    /// <summary>The nonce was used before.</summary>
    NonceUsed,

    /// <summary>A first sign-in without an address, or with one that is no address.</summary>
    NoAddress,

    /// <summary>A first sign-in whose address the provider has not verified.</summary>
    AddressNotVerified,

    /// <summary>The account with this address has not verified it.</summary>
    AccountNotVerified,

    /// <summary>The address of the account differs from this one in more than the case of ASCII letters.</summary>
    OtherSpelling,

    /// <summary>The account with this address belongs to another subject of the provider.</summary>
    OtherSubject,

    /// <summary>Another request has changed the account meanwhile.</summary>
    Raced,
}
