using System.Net;
using Todo.Domain.SecondFactors;
using Todo.Tests.Harness;

namespace Todo.Tests.SecondFactors;

/// <summary>The app of a user, on a phone with the server's clock.</summary>
internal sealed class Authenticator(string secret, TimeProvider clock)
{
    public const string Address = "/api/users/me/totp";

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public string Secret => secret;

    public byte[] Bytes { get; } = Decode(secret);

    /// <summary>The recovery codes, if the factor is on.</summary>
    public string[] RecoveryCodes { get; private set; } = [];

    /// <summary>The step of the code that confirmed the secret.</summary>
    public long ConfirmedBy { get; private set; }

    public long Now => Totp.StepAt(clock.GetUtcNow());

    /// <summary>A code that is wrong now.</summary>
    public string WrongCode
    {
        get
        {
            var valid = Enumerable.Range(-2, 5).Select(offset => Code(offset)).ToHashSet();
            return Enumerable.Range(0, 10).Select(i => $"00000{i}").First(code => !valid.Contains(code));
        }
    }

    /// <summary>The code of the current step, or of one before or after it.</summary>
    public string Code(int offset = 0) => CodeOf(Now + offset);

    public string CodeOf(long step) => Totp.CodeOf(Bytes, step);

    /// <summary>Asks for a secret, and scans it.</summary>
    public static async Task<Authenticator> ScanAsync(TodoClient client, TimeProvider clock)
    {
        var begun = await client.PostAsync(Address, new { password = client.Password });
        Assert.That(begun.Status, Is.EqualTo(HttpStatusCode.OK), begun.Text);
        return new(begun.Text("secret"), clock);
    }

    /// <summary>Switches the second factor on by the code of the step before, which leaves the current one and the next.</summary>
    public static async Task<Authenticator> EnableAsync(TodoClient client, TodoServer server)
    {
        var app = await ScanAsync(client, server.Clock);
        app.ConfirmedBy = app.Now - 1;
        var confirmed = await client.PostAsync(Address + "/confirm", new { code = app.CodeOf(app.ConfirmedBy) });
        Assert.That(confirmed.Status, Is.EqualTo(HttpStatusCode.OK), confirmed.Text);
        app.RecoveryCodes = CodesOf(confirmed);
        return app;
    }

    public static string[] CodesOf(Reply reply) =>
        [.. reply.Json.GetProperty("recovery_codes").EnumerateArray().Select(code => code.GetString()!)];

    /// <summary>Signs in with the right password.</summary>
    public static Task<Reply> SignInAsync(TodoServer server, TodoClient user, string? otp, string path = "/api/login/access_token") =>
        server.Anonymous().FormAsync(
            path, [("username", user.Email), ("password", user.Password), .. otp is null ? Array.Empty<(string, string)>() : [("otp", otp)]]);

    private static byte[] Decode(string text)
    {
        var bits = string.Concat(text.Select(character => Convert.ToString(Alphabet.IndexOf(character, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
