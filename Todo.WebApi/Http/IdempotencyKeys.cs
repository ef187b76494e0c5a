using Microsoft.AspNetCore.Http.Features;
using Todo.Application.Idempotency;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Http;

/// <summary>The Idempotency-Key header, together with the fingerprint of the body that it stands for.</summary>
internal static class IdempotencyKeys
{
    public static bool IsGiven(HttpRequest request) => request.Headers.ContainsKey(ClientNames.IdempotencyKey);

    /// <summary>Stores the body's fingerprint until the action reads the key.</summary>
    public static void Remember(HttpContext context, byte[] fingerprint) => context.Features.Set(new Fingerprint(fingerprint));

    /// <summary>Returns the key with the fingerprint of the body; null without a key.</summary>
    public static IdempotencyKey? Of(HttpContext context, string? value) =>
        value is null ? null : new(value, context.Features.GetRequiredFeature<Fingerprint>().Hash);

    private sealed record Fingerprint(byte[] Hash);
}
