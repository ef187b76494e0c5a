using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Requests that interleave with another one between the verification of their password and its use.</summary>
internal sealed class RaceTests
{
    private const string NewPassword = "staple battery horse 7";

    private Func<Task>? _meanwhile;

    [Test]
    public async Task A_sign_in_fails_if_the_password_changes_during_verification()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        _meanwhile = () => ChangePasswordAsync(ada);

        var reply = await ada.FormAsync("/token", ("username", ada.Email), ("password", TodoClient.GoodPassword));

        reply.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant", "Could not validate user.");
        Assert.That((await ada.GetAsync("/api/users/me/sessions")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_sign_in_fails_if_the_user_is_deleted_during_verification()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        _meanwhile = () => DeleteAsync(ada);

        var reply = await ada.FormAsync("/token", ("username", ada.Email), ("password", ada.Password));

        reply.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant", "Could not validate user.");
    }

    [Test]
    public async Task The_later_of_two_concurrent_password_changes_fails_with_a_wrong_password()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        _meanwhile = () => ChangePasswordAsync(ada);

        var reply = await ada.PutAsync("/api/users/password", new { current_password = TodoClient.GoodPassword, password = "yet another horse 5" });

        reply.AssertInvalid("current_password");
        Assert.That((await ada.SignInAsync()).AccessToken, Is.Not.Null, "the first change is in effect");
    }

    [Test]
    public async Task A_password_change_of_a_user_deleted_meanwhile_is_401()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        _meanwhile = () => DeleteAsync(ada);

        var reply = await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = NewPassword });

        reply.AssertProblem(HttpStatusCode.Unauthorized, "Could not validate credentials");
    }

    [Test]
    public async Task A_deletion_fails_if_the_password_changes_during_verification()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        _meanwhile = () => ChangePasswordAsync(ada);

        (await ada.DeleteAsync("/api/users/me", new { password = TodoClient.GoodPassword })).AssertInvalid("password");

        Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_concurrent_hash_upgrade_fails_neither_sign_in_nor_password_change_nor_deletion()
    {
        await using var server = await StartAsync("--Passwords:Iterations=11000");
        var ada = await server.SignUpAsync();
        async Task<Reply> OnceWeakAsync(Func<Task<Reply>> request)
        {
            await WeakenHashAsync(server, ada);
            _meanwhile = () => ada.SignInAsync();
            return await request();
        }

        var signIn = await OnceWeakAsync(() => ada.FormAsync("/token", ("username", ada.Email), ("password", ada.Password)));
        var change = await OnceWeakAsync(() => ada.PutAsync(
            "/api/users/password", new { current_password = ada.Password, password = NewPassword }));
        ada.Password = NewPassword;
        var deletion = await OnceWeakAsync(() => ada.DeleteAsync("/api/users/me", new { password = ada.Password }));

        Assert.That(
            new[] { signIn.Status, change.Status, deletion.Status },
            Is.EqualTo([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NoContent]));
    }

    private Task<TodoServer> StartAsync(params string[] settings) => TodoServer.StartAsync(services => services
        .AddSingleton<PasswordHasher>()
        .AddSingleton<IPasswordHasher>(provider => new Hasher(provider.GetRequiredService<PasswordHasher>(), OnceAsync)), settings);

    private Task OnceAsync() => Interlocked.Exchange(ref _meanwhile, null)?.Invoke() ?? Task.CompletedTask;

    private static async Task WeakenHashAsync(TodoServer server, TodoClient client)
    {
        using var queue = new HashQueue(threads: 1, capacity: 1);
        var past = new PasswordHasher(Options.Create(new PasswordOptions { Iterations = 10_000 }), queue, new NoClient());
        (await past.HashAsync(client.Password, CancellationToken.None)).TryGetValue(out var hash, out _);
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        await context.Users.Where(user => user.Id == client.UserId)
            .ExecuteUpdateAsync(user => user.SetProperty(weakened => weakened.PasswordHash, hash));
    }

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
        public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken) => hasher.HashAsync(password, cancellationToken);

        public async Task<Result<PasswordVerification>> VerifyAsync(User? user, string password, CancellationToken cancellationToken)
        {
            var verification = await hasher.VerifyAsync(user, password, cancellationToken);
            await meanwhile();
            return verification;
        }
    }
}
