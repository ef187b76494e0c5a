using System.Security.Cryptography;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>The secret of a webhook, which signs its deliveries (Standard Webhooks 1.0).</summary>
public static class WebhookSecret
{
    /// <summary>The purpose under which secrets are protected.</summary>
    public const string Purpose = "webhook secret";

    private const string Prefix = "whsec_";

    public static byte[] Create() => RandomNumberGenerator.GetBytes(Webhook.SecretBytes);

    /// <summary>The secret as the receiver configures it.</summary>
    public static string ToText(ReadOnlySpan<byte> secret) => Prefix + Convert.ToBase64String(secret);
}
