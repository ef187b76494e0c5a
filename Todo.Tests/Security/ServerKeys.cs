using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Keys;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

/// <summary>What can be seen of a server's keys.</summary>
internal static class ServerKeys
{
    /// <summary>Looks at the folder now rather than in a second or two.</summary>
    public static void ReloadKeys(this TodoServer server) => server.Services.GetRequiredService<SigningKeyRing>().Reload();

    /// <summary>The ids of the published keys.</summary>
    public static async Task<string[]> PublishedKeysAsync(this TodoServer server) =>
        [.. (await server.Anonymous().GetAsync("/.well-known/jwks.json")).Json.GetProperty("keys").EnumerateArray()
            .Select(key => key.GetProperty("kid").GetString()!)];

    /// <summary>The id of the key that the access token is signed with.</summary>
    public static string KeyId(this TodoClient client) => (string)Jwt.HeaderOf(client.AccessToken!)["kid"]!;
}
