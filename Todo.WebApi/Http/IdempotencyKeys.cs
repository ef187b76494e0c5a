using Microsoft.AspNetCore.Http.Features;
using Todo.Application.Idempotency;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Http;

/// <summary>The Idempotency-Key header, and what the key stands for: the body.</summary>
internal static class IdempotencyKeys
{
    public static bool IsGiven(HttpRequest request) => request.Headers.ContainsKey(ClientNames.IdempotencyKey);

    /// <summary>Keeps the body's fingerprint until the action asks for the key.</summary>
    public static void Remember(HttpContext context, byte[] fingerprint) => context.Features.Set(new Fingerprint(fingerprint));

    /// <summary>The key with the fingerprint of the body; null without a key.</summary>
    public static IdempotencyKey? Of(HttpContext context, string? value) =>
        value is null ? null : new(value, context.Features.GetRequiredFeature<Fingerprint>().Hash);

    private sealed record Fingerprint(byte[] Hash);
}
