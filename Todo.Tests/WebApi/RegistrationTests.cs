using System.Net;
using Microsoft.Extensions.Logging;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Registration (docs/api.md#users) and the validation rules for names and addresses.</summary>
internal sealed class RegistrationTests
{
    private static TodoClient Anonymous => SharedServer.Instance.Anonymous();

    [Test]
    public async Task Registering_returns_the_user_and_its_location()
    {
        var email = TodoClient.NewEmail();

        var reply = await RegisterAsync(email, "Ada Lovelace");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(reply.Header("Location"), Is.EqualTo("/api/users/me"));
            Assert.That(reply.Json.Members(), Is.EqualTo(JsonShape.User));
            Assert.That(reply.Id, Is.InRange(1, (1L << 53) - 1));
            Assert.That(reply.Text("name"), Is.EqualTo("Ada Lovelace"));
            Assert.That(reply.Text("email"), Is.EqualTo(email));
            Assert.That(reply.Text("created_at"), Does.Match(JsonShape.Instant));
            Assert.That(reply.Text("updated_at"), Is.EqualTo(reply.Text("created_at")));
        }
    }

    [Test]
    public async Task Fifty_concurrent_registrations_of_one_address_create_one_account()
    {
        await using var server = await TodoServer.StartAsync();
        var email = TodoClient.NewEmail();

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => server.Anonymous().PostAsync(
            "/api/users", new { name = "Ada", email = i % 2 == 0 ? email : email.ToUpperInvariant(), password = TodoClient.GoodPassword })));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Created), Is.EqualTo(1));
            Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Conflict), Is.EqualTo(49));
            Assert.That(server.Log.All.Where(line => line.Level >= LogLevel.Error), Is.Empty, "no line that requires the operator's attention");
        }
    }

    [Test]
    public async Task A_taken_address_is_a_conflict()
    {
        var email = TodoClient.NewEmail();
        await RegisterAsync(email);

        var reply = await RegisterAsync(email);

        reply.AssertProblem(HttpStatusCode.Conflict, "The user with this email already exists in the system.");
    }

    [TestCase("  ", "\t\r\n", TestName = "Addresses_compare_equal_regardless_of_surrounding_white_space")]
    [TestCase("É", "", "é", "", TestName = "Addresses_compare_equal_regardless_of_letter_case")]
    [TestCase("e\u0301", "", "\u00e9", "", TestName = "Addresses_compare_equal_regardless_of_Unicode_composition")]
    [TestCase("e\u0301", "", "\u00c9", "", TestName = "Addresses_compare_equal_regardless_of_composition_and_letter_case")]
    public async Task Addresses_compare_equal(string before, string after, string otherBefore = "", string otherAfter = "")
    {
        var email = TodoClient.NewEmail();
        var first = await RegisterAsync(before + email + after);
        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Created), first.Text);

        var other = otherBefore + email.ToUpperInvariant() + otherAfter;
        var again = await RegisterAsync(other);
        var signIn = await Anonymous.FormAsync(
            "/api/login/access_token", ("username", " " + other + " "), ("password", TodoClient.GoodPassword));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Text("email"), Is.EqualTo((before + email + after).Trim()), "stored as written, but trimmed");
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Conflict), again.Text);
            Assert.That(signIn.Status, Is.EqualTo(HttpStatusCode.OK), signIn.Text);
        }
    }

    [TestCase("o'neil+todo.{0}@mail.ex-ample.co.uk")]
    [TestCase("ädä.{0}@exämple.com")]
    [TestCase("{0}@例え.jp")]
    public async Task A_plausible_address_is_accepted(string pattern)
    {
        var reply = await RegisterAsync(Unique(pattern));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), reply.Text);
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("{0}")]
    [TestCase("@example.com")]
    [TestCase("{0}@")]
    [TestCase("{0}@@example.com")]
    [TestCase("{0}@a@example.com")]
    [TestCase("{0}@exam ple.com")]
    [TestCase("{0} b@example.com")]
    [TestCase("{0}@example..com")]
    [TestCase("{0}@.example.com")]
    [TestCase("{0}@example.com.")]
    [TestCase(".{0}@example.com")]
    [TestCase("{0}.@example.com")]
    [TestCase("{0}@-example.com")]
    [TestCase("{0}@exa_mple.com")]
    [TestCase("{0}@example.com,eve@example.com")]
    [TestCase("<{0}@example.com>")]
    [TestCase("{0}@exam\u0000ple.com")]
    [TestCase("{0}\u200b@example.com")]
    [TestCase("{0}\r\nBcc:eve@example.com")]
    public async Task An_implausible_address_is_rejected(string pattern) => (await RegisterAsync(Unique(pattern))).AssertInvalid("email");

    [TestCase(200, HttpStatusCode.Created)]
    [TestCase(201, HttpStatusCode.UnprocessableEntity)]
    public async Task A_registered_address_has_at_most_200_characters_not_counting_surrounding_white_space(int length, HttpStatusCode status)
    {
        var start = $"{Guid.NewGuid():N}@{new string('b', 60)}.{new string('c', 60)}.";
        var reply = await RegisterAsync("   " + start + new string('d', length - start.Length) + "   ");

        Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
    }

    [TestCase("")]
    [TestCase(" \t\r\n\u3000")]
    [TestCase("Ada\u0000")]
    public async Task A_blank_name_is_rejected(string name) =>
        (await RegisterAsync(TodoClient.NewEmail(), name)).AssertInvalid("name");

    [TestCase(200, HttpStatusCode.Created)]
    [TestCase(201, HttpStatusCode.UnprocessableEntity)]
    public async Task A_name_has_at_most_200_characters(int length, HttpStatusCode status)
    {
        var reply = await RegisterAsync(TodoClient.NewEmail(), new string('x', length));

        Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
    }

    [Test]
    public async Task All_errors_of_a_registration_are_reported_at_once()
    {
        var reply = await Anonymous.PostAsync("/api/users", new { name = " ", email = "nobody", password = "short" });

        reply.AssertInvalid("name", "email", "password");
    }

    private static string Unique(string pattern) => pattern.Replace("{0}", Guid.NewGuid().ToString("N"), StringComparison.Ordinal);

    private static Task<Reply> RegisterAsync(string email, string name = "Ada") =>
        Anonymous.PostAsync("/api/users", new { name, email, password = TodoClient.GoodPassword });
}
