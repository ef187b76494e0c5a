using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Validation rules for passwords, at registration and at a change (docs/api.md#passwords).</summary>
internal sealed class PasswordRulesTests
{
    private const string Astral = "\U0001F600";

    private static TodoClient Anonymous => SharedServer.Instance.Anonymous();

    private static readonly TestCaseData[] Accepted =
    [
        new TestCaseData("zq7!kd0x").SetArgDisplayNames("8 letters"),
        new TestCaseData(Repeat("zq7!kd0x", 16)).SetArgDisplayNames("128 letters"),
        new TestCaseData(Repeat(Astral, 8)).SetArgDisplayNames("8 astral characters"),
        new TestCaseData(Repeat(Astral, 128)).SetArgDisplayNames("128 astral characters"),
        new TestCaseData("  &=%+ü \" ").SetArgDisplayNames("special characters and outer white space"),
        new TestCaseData(Repeat("\uFFFE", 8)).SetArgDisplayNames("noncharacters that cannot be normalized"),
    ];

    private static readonly TestCaseData[] Refused =
    [
        new TestCaseData(string.Empty).SetArgDisplayNames("empty"),
        new TestCaseData("zq7!kd0").SetArgDisplayNames("7 letters"),
        new TestCaseData(Repeat("zq7!kd0x", 16) + "y").SetArgDisplayNames("129 letters"),
        new TestCaseData(Repeat(Astral, 7)).SetArgDisplayNames("7 astral characters"),
        new TestCaseData(Repeat(Astral, 129)).SetArgDisplayNames("129 astral characters"),
        new TestCaseData("zq7!kd0x\0").SetArgDisplayNames("NUL"),
        new TestCaseData("12345678").SetArgDisplayNames("well known"),
        new TestCaseData("PassWord1").SetArgDisplayNames("well known in another letter case"),
    ];

    [TestCaseSource(nameof(Accepted))]
    public async Task A_password_within_the_limits_signs_in(string password)
    {
        var email = TodoClient.NewEmail();

        var registered = await RegisterAsync(email, password);
        var signIn = await Anonymous.FormAsync("/token", ("username", email), ("password", password));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(registered.Status, Is.EqualTo(HttpStatusCode.Created), registered.Text);
            Assert.That(signIn.Status, Is.EqualTo(HttpStatusCode.OK), signIn.Text);
        }
    }

    [TestCaseSource(nameof(Refused))]
    public async Task A_password_beyond_the_limits_is_rejected_at_registration(string password) =>
        (await RegisterAsync(TodoClient.NewEmail(), password)).AssertInvalid("password");

    [TestCaseSource(nameof(Refused))]
    public async Task A_password_beyond_the_limits_is_rejected_at_a_change(string password)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password });

        reply.AssertInvalid("password");
    }

    [Test]
    public async Task A_password_with_an_unpaired_surrogate_is_rejected()
    {
        var body = $$"""{"name":"Ada","email":"{{TodoClient.NewEmail()}}","password":"zq7!kd0x\ud83d"}""";

        (await Anonymous.SendRawAsync(HttpMethod.Post, "/api/users", body)).AssertInvalid("password");
    }

    [Test]
    public async Task The_address_is_rejected_as_a_password()
    {
        var email = TodoClient.NewEmail();
        var ada = await SharedServer.Instance.SignUpAsync();

        var registered = await RegisterAsync(email, $" {email.ToUpperInvariant()} ");
        var changed = await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = ada.Email.ToUpperInvariant() });

        registered.AssertInvalid("password");
        changed.AssertInvalid("password");
    }

    [Test]
    public async Task Letter_case_and_spaces_of_a_password_count()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        string[] others = [ada.Password.ToUpperInvariant(), " " + ada.Password, ada.Password + " "];

        foreach (var other in others)
        {
            var reply = await ada.FormAsync("/token", ("username", ada.Email), ("password", other));
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static Task<Reply> RegisterAsync(string email, string password) =>
        Anonymous.PostAsync("/api/users", new { name = "Ada", email, password });
}
