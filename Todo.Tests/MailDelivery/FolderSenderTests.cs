using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Todo.Application.Mails;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.MailDelivery;
using Todo.Tests.Harness;

namespace Todo.Tests.MailDelivery;

/// <summary>Mails as files (docs/operations.md#mail).</summary>
[DatabaseIndependent]
internal sealed class FolderSenderTests
{
    private readonly TestDatabase _root = new();

    private string Folder => Path.Combine(_root.Folder, "mail");

    [TearDown]
    public void Delete() => _root.Dispose();

    [Test]
    public async Task A_mail_is_a_file_with_CRLF_line_ends_and_nothing_else_is_left()
    {
        var result = await CreateSender().SendAsync(SomeMail.To(), CancellationToken.None);

        var path = Directory.EnumerateFileSystemEntries(Folder).Single();
        var mail = ReceivedMail.FromFile(path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.EqualTo(MailResult.Sent));
            Assert.That(Path.GetFileName(path), Is.EqualTo("20261121T040426.000001Z-7.eml"));
            Assert.That(Regex.Matches(mail.Data, "(?<!\r)\n"), Is.Empty);
            Assert.That(mail.Headers.Select(header => header.Name), Is.EqualTo(
                ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type"]));
            Assert.That((mail.Header("From"), mail.Header("To")), Is.EqualTo(("\"Todo\" <todo@example.com>", "ada@example.com")));
            Assert.That(mail.Header("Date"), Is.EqualTo("Sat, 21 Nov 2026 04:04:26 +0000"));
            Assert.That((mail.Text.TrimEnd(), mail.Html.TrimEnd()), Is.EqualTo(("Hello\r\n.\r\n..dots", "<p>Hello</p>")));
        }
    }

    [Test]
    public async Task Folder_and_file_are_private()
    {
        Skip.UnlessFilesHaveModes();

        await CreateSender().SendAsync(SomeMail.To(), CancellationToken.None);

#pragma warning disable CA1416 // Skipped on Windows.
        Assert.That(File.GetUnixFileMode(Folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        Assert.That(
            File.GetUnixFileMode(Directory.EnumerateFiles(Folder).Single()), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
#pragma warning restore CA1416
    }

    [Test]
    public async Task A_repeat_leaves_one_file_and_a_removed_folder_is_made_again()
    {
        var sender = CreateSender();
        await sender.SendAsync(SomeMail.To(), CancellationToken.None);
        await sender.SendAsync(SomeMail.To(), CancellationToken.None);
        var files = Directory.EnumerateFileSystemEntries(Folder).Count();
        Directory.Delete(Folder, recursive: true);

        await sender.SendAsync(SomeMail.To(), CancellationToken.None);

        Assert.That((files, Directory.EnumerateFileSystemEntries(Folder).Count()), Is.EqualTo((1, 1)));
    }

    [TestCase("todo@example.com", "todo@example.com")]
    [TestCase("\"Todo, Inc.\" <todo@example.com>", "\"Todo, Inc.\" <todo@example.com>")]
    [TestCase("Tödo <todo@example.com>", "=?utf-8?B?VMO2ZG8=?= <todo@example.com>")]
    public async Task The_name_of_the_sender_is_encoded_as_it_has_to_be(string from, string header)
    {
        await CreateSender().SendAsync(SomeMail.To(from: from), CancellationToken.None);

        Assert.That(ReceivedMail.FromFile(Directory.EnumerateFiles(Folder).Single()).Header("From"), Is.EqualTo(header));
    }

    [Test]
    public async Task A_long_name_of_the_sender_is_split_between_characters()
    {
        var name = string.Concat(Enumerable.Repeat("日本語", 20));

        await CreateSender().SendAsync(SomeMail.To(from: $"{name} <todo@example.com>"), CancellationToken.None);

        var words = Regex.Matches((await File.ReadAllTextAsync(Directory.EnumerateFiles(Folder).Single())).Split("\r\nTo:")[0], @"=\?utf-8\?B\?(\S+)\?=");
        Assert.That(words.Select(word => word.Length), Is.All.LessThanOrEqualTo(75));
        Assert.That(
            string.Concat(words.Select(word => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)))),
            Is.EqualTo(name));
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_to_any_more_is_tried_again()
    {
        var sender = CreateSender();
        Directory.Delete(Folder);
        await File.WriteAllTextAsync(Folder, string.Empty);

        var result = await sender.SendAsync(SomeMail.To(), CancellationToken.None);

        Assert.That((result.Error, result.IsFinal, result.IsMisconfiguration), Is.EqualTo((MailErrors.Folder, false, true)));
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_a_wrong_setting() =>
        Assert.That(() => CreateSender("/proc/mail"), Throws.InstanceOf<InvalidSettingException>().With.Message.StartsWith("Mail:Folder "));

    [Test]
    public void A_relative_path_is_relative_to_the_content_root()
    {
        CreateSender("mail");

        Assert.That(Directory.Exists(Folder));
    }

    private FolderSender CreateSender(string? folder = null) =>
        new(Options.Create(new MailOptions { Folder = folder ?? Folder }), new ContentRoot(_root.Folder));

    private sealed class ContentRoot(string path) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "Todo";

        public string ContentRootPath { get; set; } = path;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
