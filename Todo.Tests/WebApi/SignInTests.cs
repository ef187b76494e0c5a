using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;
using Todo.Tests.SecondFactors;

namespace Todo.Tests.WebApi;

/// <summary>The password grant (docs/api.md#sign-in).</summary>
internal sealed class SignInTests
{
    private const string Token = "/api/login/access_token";

    private static TodoClient Anonymous => SharedServer.Instance.Anonymous();

    [Test]
    public async Task Signing_in_returns_a_pair_of_tokens([Values(Token, "/token")] string path)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await Anonymous.FormAsync(path, ("username", ada.Email), ("password", ada.Password));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Json.Members(), Is.EqualTo((string[])["access_token", "token_type", "expires_in", "refresh_token"]));
            Assert.That(reply.Text("token_type"), Is.EqualTo("bearer"));
            Assert.That(reply.Json.GetProperty("expires_in").GetInt32(), Is.EqualTo(20 * 60));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
        }
        var me = await Anonymous.GetAsync("/api/users/me", ("Authorization", "bearer " + reply.Text("access_token")));
        Assert.That(me.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Additional_parameters_and_headers_of_tools_are_ignored()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var full = await SendAsync(
            [("grant_type", "password"), ("username", ada.Email), ("password", ada.Password), ("scope", "all"), ("client_id", "x"), ("client_secret", "y")],
            ("Authorization", "Basic c3dhZ2dlcjo="));
        var empty = await SendAsync(
            [("grant_type", ""), ("username", ada.Email), ("password", ada.Password), ("scope", ""), ("client_id", ""), ("client_secret", "")],
            ("Authorization", "Bearer no.such.token"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(full.Status, Is.EqualTo(HttpStatusCode.OK), full.Text);
            Assert.That(empty.Status, Is.EqualTo(HttpStatusCode.OK), empty.Text);
        }
    }

    [Test]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_response()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var wrong = await Anonymous.FormAsync(Token, ("username", ada.Email), ("password", "not the password"));
        var unknown = await Anonymous.FormAsync(Token, ("username", TodoClient.NewEmail()), ("password", ada.Password));
        var tooLong = await Anonymous.FormAsync(Token, ("username", ada.Email), ("password", new string('x', 129)));
        var noAddress = await Anonymous.FormAsync(Token, ("username", "nobody"), ("password", ada.Password));
        var longerThanAny = await Anonymous.FormAsync(Token, ("username", ada.Email.PadRight(700) + "x"), ("password", ada.Password));
        var noncharacter = await Anonymous.FormAsync(Token, ("username", "a\uFFFE@example.com"), ("password", ada.Password));

        wrong.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant", "Could not validate user.");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong.Header("Cache-Control"), Is.EqualTo("no-store"));
            foreach (var other in new[] { unknown, tooLong, noAddress, longerThanAny, noncharacter })
            {
                Assert.That(other.Status, Is.EqualTo(wrong.Status));
                Assert.That(other.Header("WWW-Authenticate"), Is.Null);
                Assert.That(other.WithoutTraceId(), Is.EqualTo(wrong.WithoutTraceId()));
            }
        }
    }

    [Test]
    public async Task The_form_may_be_multipart([Values(Token, "/token")] string path)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("password"), "grant_type" }, { new StringContent(ada.Email), "username" }, { new StringContent(ada.Password), "password" },
        };

        var reply = await Anonymous.SendAsync(HttpMethod.Post, path, form);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [TestCase("multipart/form-data", "--x\r\n\r\n--x--\r\n")]
    [TestCase("multipart/form-data; boundary=x", "")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=username\r\n\r\nada@example.com")]
    [TestCase("multipart/form-data; boundary=x", "username=a&password=b")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=username\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name=username\r\n\r\na\r\n--x--\r\n")]
    public async Task A_malformed_multipart_form_or_a_repeated_parameter_is_rejected(string contentType, string form) =>
        (await Anonymous.SendRawAsync(HttpMethod.Post, Token, form, contentType)).AssertSignInError(HttpStatusCode.BadRequest, "invalid_request");

    [TestCase("unsupported_grant_type", "grant_type=client_credentials")]
    [TestCase("unsupported_grant_type", "grant_type=Password&username=a&password=b")]
    [TestCase("invalid_request", "")]
    [TestCase("invalid_request", "username=ada@example.com")]
    [TestCase("invalid_request", "password=secret")]
    [TestCase("invalid_request", "username=&password=")]
    [TestCase("invalid_request", "username=a&password=b&username=c")]
    [TestCase("invalid_request", "grant_type=password&grant_type=password&username=a&password=b")]
    [TestCase("invalid_request", "grant_type=refresh_token")]
    [TestCase("invalid_request", "username=a%00&password=b")]
    public async Task A_form_that_is_not_a_password_grant_is_rejected_with_an_OAuth_error_code(string error, string form)
    {
        var reply = await Anonymous.SendRawAsync(HttpMethod.Post, Token, form, "application/x-www-form-urlencoded");

        reply.AssertSignInError(HttpStatusCode.BadRequest, error);
    }

    [TestCase("application/json")]
    [TestCase("multipart/mixed; boundary=x")]
    [TestCase("application/x-www-form-urlencoded; charset=iso-8859-1")]
    [TestCase(null)]
    public async Task A_body_that_is_not_a_form_is_rejected(string? contentType)
    {
        var reply = await Anonymous.SendRawAsync(HttpMethod.Post, Token, "username=a&password=b", contentType);

        reply.AssertSignInError(HttpStatusCode.UnsupportedMediaType, "invalid_request");
    }

    [Test]
    public async Task An_unknown_address_costs_as_many_hashes_as_a_wrong_password()
    {
        var counted = new List<User?>();
        await using var server = await TodoServer.StartAsync(services => services.AddSingleton<IPasswordHasher>(new CountingHasher(counted)));
        var email = TodoClient.NewEmail();
        await server.Anonymous().PostAsync("/api/users", new { name = "Ada", email, password = TodoClient.GoodPassword });

        await server.Anonymous().FormAsync(Token, ("username", email), ("password", "not the password"));
        await server.Anonymous().FormAsync(Token, ("username", TodoClient.NewEmail()), ("password", "not the password"));

        Assert.That(counted.Select(user => user?.Email), Is.EqualTo((string?[])[email, null]));
    }

    [Test]
    public async Task A_weaker_hash_is_upgraded_at_sign_in()
    {
        await using var past = await TodoServer.StartAsync("--Passwords:Iterations=10000");
        await using var today = await past.StartAnotherAsync("--Passwords:Iterations=11000");
        var ada = await past.SignUpAsync();
        var weak = await HashOfAsync(ada, past);

        await ada.SignInAsync();
        var untouched = await HashOfAsync(ada, past);
        await ada.SignInAsync(today.Http);
        var renewed = await HashOfAsync(ada, past);
        await ada.SignInAsync(today.Http);
        var still = await HashOfAsync(ada, past);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(untouched, Is.EqualTo(weak));
            Assert.That(IterationsOf(weak), Is.EqualTo(10000));
            Assert.That(IterationsOf(renewed), Is.EqualTo(11000));
            Assert.That(still, Is.EqualTo(renewed));
            Assert.That((await ada.On(today).GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK), "sessions stay active");
        }
    }

    [Test]
    public async Task A_sign_in_without_the_code_of_the_second_factor_computes_no_new_hash()
    {
        var hasher = new CountingHasher([], PasswordVerification.SuccessRehashNeeded);
        await using var server = await TodoServer.StartAsync(services => services.AddSingleton<IPasswordHasher>(hasher));
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await Authenticator.EnableAsync(ada, server);
        var before = hasher.Hashed;

        var without = await Authenticator.SignInAsync(server, ada, null);
        var unchanged = hasher.Hashed;
        var with = await Authenticator.SignInAsync(server, ada, app.Code());

        without.AssertSignInError(HttpStatusCode.Unauthorized, "otp_required");
        Assert.That(with.Status, Is.EqualTo(HttpStatusCode.OK), with.Text);
        Assert.That((unchanged - before, hasher.Hashed - before), Is.EqualTo((0, 1)));
    }

    private static Task<Reply> SendAsync((string Name, string Value)[] form, (string Name, string Value) header) => Anonymous.SendAsync(
        HttpMethod.Post, Token, new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))), header);

    private static async Task<string> HashOfAsync(TodoClient client, TodoServer server)
    {
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        return await context.Users.Where(user => user.Id == client.UserId).Select(user => user.PasswordHash).SingleAsync();
    }

    /// <summary>Reads the header of the framework's hash: a marker, the function and the rounds, each number as four big-endian bytes.</summary>
    private static int IterationsOf(string hash) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));

    private sealed class CountingHasher(List<User?> verified, PasswordVerification outcome = PasswordVerification.Failed) : IPasswordHasher
    {
        public int Hashed { get; private set; }

        public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken)
        {
            Hashed++;
            return Task.FromResult<Result<string>>("hash");
        }

        public Task<Result<PasswordVerification>> VerifyAsync(User? user, string password, CancellationToken cancellationToken)
        {
            verified.Add(user);
            return Task.FromResult<Result<PasswordVerification>>(outcome);
        }
    }
}
