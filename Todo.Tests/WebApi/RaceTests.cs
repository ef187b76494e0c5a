using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Infrastructure.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>What a request finds when another has come between the verification of its password and what it was verified for.</summary>
internal sealed class RaceTests
{
    private const string NewPassword = "staple battery horse 7";

    private Func<Task>? _meanwhile;

    [Test]
    public async Task A_sign_in_fails_when_the_password_is_changed_while_it_is_verified()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        _meanwhile = () => ChangePasswordAsync(ada);

        var reply = await ada.FormAsync("/token", ("username", ada.Email), ("password", TodoClient.GoodPassword));

        reply.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant", "Could not validate user.");
        Assert.That((await ada.GetAsync("/api/users/me/sessions")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_sign_in_fails_when_the_user_goes_while_the_password_is_verified()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        _meanwhile = () => DeleteAsync(ada);

        var reply = await ada.FormAsync("/token", ("username", ada.Email), ("password", ada.Password));

        reply.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant", "Could not validate user.");
    }

    [Test]
    public async Task Of_two_changes_of_the_password_at_once_the_later_one_gave_a_wrong_password()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        _meanwhile = () => ChangePasswordAsync(ada);

        var reply = await ada.PutAsync("/api/users/password", new { current_password = TodoClient.GoodPassword, password = "yet another horse 5" });

        reply.AssertInvalid("current_password");
        Assert.That((await ada.SignInAsync()).AccessToken, Is.Not.Null, "the first one holds");
    }

    [Test]
    public async Task A_user_who_goes_while_the_password_is_changed_is_gone()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        _meanwhile = () => DeleteAsync(ada);

        var reply = await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = NewPassword });

        reply.AssertProblem(HttpStatusCode.Unauthorized, "Could not validate credentials");
    }

    [Test]
    public async Task A_user_is_not_deleted_with_a_password_that_is_changed_while_it_is_verified()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        _meanwhile = () => ChangePasswordAsync(ada);

        (await ada.DeleteAsync("/api/users/me", new { password = TodoClient.GoodPassword })).AssertInvalid("password");

        Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private Task<TodoServer> StartAsync() => TodoServer.StartAsync(services => services
        .AddSingleton<PasswordHasher>()
        .AddSingleton<IPasswordHasher>(provider => new Hasher(provider.GetRequiredService<PasswordHasher>(), OnceAsync)));

    private Task OnceAsync() => Interlocked.Exchange(ref _meanwhile, null)?.Invoke() ?? Task.CompletedTask;

    private static async Task ChangePasswordAsync(TodoClient client)
    {
        var reply = await client.PutAsync("/api/users/password", new { current_password = client.Password, password = NewPassword });
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        client.Password = NewPassword;
    }

    private static async Task DeleteAsync(TodoClient client)
    {
        var reply = await client.DeleteAsync("/api/users/me", new { password = client.Password });
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent), reply.Text);
    }

    private sealed class Hasher(PasswordHasher hasher, Func<Task> meanwhile) : IPasswordHasher
    {
        public Task<string> HashAsync(string password, CancellationToken cancellationToken) => hasher.HashAsync(password, cancellationToken);

        public async Task<PasswordVerification> VerifyAsync(User? user, string password, CancellationToken cancellationToken)
        {
            var verification = await hasher.VerifyAsync(user, password, cancellationToken);
            await meanwhile();
            return verification;
        }
    }
}
