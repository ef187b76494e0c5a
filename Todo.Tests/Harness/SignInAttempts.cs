using System.Globalization;
using System.Net;

namespace Todo.Tests.Harness;

/// <summary>Attempts to sign in, from a given client address if the server trusts a proxy.</summary>
internal static class SignInAttempts
{
    public static Task<Reply> TryAsync(TodoServer server, string email, string password, string? from = null) =>
        server.Anonymous().SendAsync(
            HttpMethod.Post,
            "/api/login/access_token",
            new FormUrlEncodedContent([KeyValuePair.Create("username", email), KeyValuePair.Create("password", password)]),
            from is null ? [] : [("X-Forwarded-For", from)]);

    public static async Task FailAsync(TodoServer server, string email, int times, string? from = null)
    {
        foreach (var _ in Enumerable.Range(0, times))
            Assert.That((await TryAsync(server, email, "wrong password", from)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    public static int RetryAfter(Reply reply) => int.Parse(reply.Header("Retry-After")!, CultureInfo.InvariantCulture);
}
