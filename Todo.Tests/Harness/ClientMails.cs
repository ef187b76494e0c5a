namespace Todo.Tests.Harness;

/// <summary>The requests that concern mail.</summary>
internal static class ClientMails
{
    public const string NewPassword = "staple battery horse 7";

    public static Task<Reply> ForgotAsync(this TodoClient client, string email) => client.PostAsync("/api/users/password/forgot", new { email });

    public static Task<Reply> ResetAsync(this TodoClient client, string token, string password = NewPassword) =>
        client.PostAsync("/api/users/password/reset", new { token, password });

    public static Task<Reply> VerifyAsync(this TodoClient client, string token) => client.PostAsync("/api/users/email/verify", new { token });

    public static Task<Reply> SendVerificationAsync(this TodoClient client) =>
        client.SendAsync(HttpMethod.Post, "/api/users/me/email/verification");

    public static Task<Reply> ChangeEmailAsync(this TodoClient client, string email) =>
        client.PutAsync("/api/users/me/email", new { email, password = client.Password });

    /// <summary>Everything in a response but its time.</summary>
    public static string Everything(Reply reply)
    {
        var headers = reply.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return $"{reply.Status} {string.Join('\n', headers)} {reply.ContentHeaders} {reply.Text}";
    }

    /// <summary>Whether the user's address is verified.</summary>
    public static async Task<bool> IsVerifiedAsync(this TodoClient client) =>
        (await client.GetAsync("/api/users/me")).Json.GetProperty("email_verified").GetBoolean();

    /// <summary>The user's current address.</summary>
    public static async Task<string> EmailAsync(this TodoClient client) => (await client.GetAsync("/api/users/me")).Text("email");
}
