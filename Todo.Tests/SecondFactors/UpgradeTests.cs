using System.Net;
using Todo.Infrastructure.Database;
using Todo.Tests.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.SecondFactors;

/// <summary>Users of a release that knows no second factor (docs/operations.md#upgrade).</summary>
internal sealed class UpgradeTests
{
    [Test]
    public async Task A_user_of_an_earlier_release_signs_in_without_a_code_and_can_require_one()
    {
        if (TestDatabase.Provider == DatabaseProvider.SqlServer)
            Skip.OnSqlServer("the writes of the previous release are written for SQLite and PostgreSQL");
        using var previous = new PreviousRelease();
        previous.AddUser("ada");
        await using var server = await TodoServer.StartOnAsync(previous.Database);
        previous.AddUser("ben");

        foreach (var user in new[] { "ada", "ben" })
        {
            var client = await PreviousRelease.SignInAsync(server, user);
            var app = await Authenticator.EnableAsync(client, server);

            var without = await SignInAsync(client, user);
            var with = await SignInAsync(client, user, ("otp", app.RecoveryCodes[0]));

            without.AssertSignInError(HttpStatusCode.Unauthorized, "otp_required");
            Assert.That(with.Status, Is.EqualTo(HttpStatusCode.OK), with.Text);
        }
    }

    private static Task<Reply> SignInAsync(TodoClient client, string user, params (string, string)[] more) =>
        client.FormAsync("/token", [("username", $"{user}@example.org"), ("password", client.Password), .. more]);
}
