using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Todo.Application.Mails;
using Todo.Tests.Harness;

namespace Todo.Tests.MailDelivery;

/// <summary>In development, mails go to a folder, so that everything can be tried without a mail server (docs/operations.md#mail).</summary>
internal sealed class DevelopmentMailTests
{
    private const string Development = "--environment=Development";

    [TestCase("App_Data/mail", Development)]
    [TestCase(null)]
    [TestCase(null, Development, "--Mail:Folder=")]
    [TestCase("elsewhere", Development, "--Mail:Folder=elsewhere")]
    [TestCase(null, Development, "--Mail:Host=localhost", "--Mail:From=todo@example.com")]
    public async Task The_folder_of_development_gives_way_to_every_setting(string? folder, params string[] settings)
    {
        using var database = new TestDatabase();
        await using var server = await TodoServer.StartOnAsync(database, [$"--contentRoot={database.Folder}", .. settings]);

        Assert.That(server.Services.GetRequiredService<IOptions<MailOptions>>().Value.Folder, Is.EqualTo(folder));
        Assert.That(Directory.Exists(Path.Combine(database.Folder, "App_Data", "mail")), Is.EqualTo(folder == "App_Data/mail"));
    }

    [Test]
    public async Task A_mail_that_waited_for_the_start_has_a_link_to_the_listening_address()
    {
        using var database = new TestDatabase();
        await using var recorder = await TodoServer.StartOnAsync(database);
        var id = await new MailRows(recorder).RecordAsync();

        await using var server = await TodoServer.StartOnAsync(database, Development, $"--contentRoot={database.Folder}");
        await new MailRows(server).WaitForEndAsync(id);

        var mail = ReceivedMail.FromFile(Directory.EnumerateFiles(Path.Combine(database.Folder, "App_Data", "mail")).Single());
        Assert.That(mail.Text, Does.Contain($"\r\n{server.Http.BaseAddress}app/#/reset?token={mail.Token}\r\n"));
    }
}
