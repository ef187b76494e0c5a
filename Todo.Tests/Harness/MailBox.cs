using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Mails;
using Todo.Domain.Mails;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Harness;

/// <summary>A mail in the outbox, with its token in the clear.</summary>
internal sealed record WaitingMail(long Id, MailKind Kind, string Address, string? Token);

/// <summary>The mails that a server would send: what is in its outbox, as only the server can read it.</summary>
internal static class MailBox
{
    /// <summary>Names no server: with it, nothing is sent, and the mails stay in the outbox.</summary>
    public const string Nowhere = "--Mail:Host=mail.invalid";

    /// <summary>The settings of a server that sends mail.</summary>
    public static readonly string[] Settings = [Nowhere, "--Mail:From=todo@example.com"];

    /// <summary>Returns the mails to the address that wait to be sent, oldest first.</summary>
    public static async Task<List<WaitingMail>> ListAsync(TodoServer server, string address)
    {
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        var mails = await context.Set<Mail>().AsNoTracking()
            .Where(mail => mail.Address == address && mail.NextAttemptAt != null).OrderBy(mail => mail.Id).ToListAsync();
        return [.. mails.Select(mail => new WaitingMail(mail.Id, mail.Kind, mail.Address!, TokenOf(server, mail)))];
    }

    /// <summary>Returns the kinds of the mails to the address that wait to be sent, oldest first.</summary>
    public static async Task<MailKind[]> KindsAsync(TodoServer server, string address) =>
        [.. (await ListAsync(server, address)).Select(mail => mail.Kind)];

    /// <summary>Returns the token in the newest mail of the kind to the address.</summary>
    public static async Task<string> TokenAsync(TodoServer server, string address, MailKind kind) =>
        (await ListAsync(server, address)).Last(mail => mail.Kind == kind).Token!;

    /// <summary>Verifies the address of the user with the token of the registration.</summary>
    public static async Task VerifyAsync(TodoServer server, TodoClient client)
    {
        var reply = await client.VerifyAsync(await TokenAsync(server, client.Email, MailKind.Verification));
        Assert.That(reply.Status, Is.EqualTo(System.Net.HttpStatusCode.NoContent), reply.Text);
    }

    /// <summary>Requests a password reset, and returns the token.</summary>
    public static async Task<string> ForgetAsync(TodoServer server, string email)
    {
        var reply = await server.Anonymous().ForgotAsync(email);
        Assert.That(reply.Status, Is.EqualTo(System.Net.HttpStatusCode.Accepted), reply.Text);
        return await TokenAsync(server, email, MailKind.PasswordReset);
    }

    private static string? TokenOf(TodoServer server, Mail mail) => mail.ProtectedToken is { } secret
        ? Encoding.UTF8.GetString(server.Services.GetRequiredService<ISecretProtector>().Unprotect(secret, MailTokenText.Purpose))
        : null;
}
