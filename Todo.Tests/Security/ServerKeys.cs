using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Keys;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

/// <summary>Inspects the keys of a server.</summary>
internal static class ServerKeys
{
    /// <summary>Reloads the folder immediately instead of at the next poll.</summary>
    public static void ReloadKeys(this TodoServer server) => server.Services.GetRequiredService<SigningKeyRing>().Reload();

    /// <summary>Returns the ids of the published keys.</summary>
    public static async Task<string[]> PublishedKeysAsync(this TodoServer server) =>
        [.. (await server.Anonymous().GetAsync("/.well-known/jwks.json")).Json.GetProperty("keys").EnumerateArray()
            .Select(key => key.GetProperty("kid").GetString()!)];

    /// <summary>Returns the id of the key that signed the access token.</summary>
    public static string KeyId(this TodoClient client) => (string)Jwt.HeaderOf(client.AccessToken!)["kid"]!;
}
