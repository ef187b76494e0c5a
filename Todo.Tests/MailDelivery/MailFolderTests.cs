using System.Text;
using Todo.Application.Mails;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.MailDelivery;

/// <summary>Mails in a folder, and what the database and the log have of them (docs/operations.md#mail).</summary>
internal sealed class MailFolderTests
{
    [Test]
    public async Task A_mail_is_in_the_folder_and_its_token_neither_in_the_database_file_nor_in_the_log()
    {
        using var database = new TestDatabase();
        var folder = Path.Combine(database.Folder, "mail");
        var token = MailTokenText.Create();
        // Only records: the row keeps the token.
        await using var recorder = await TodoServer.StartOnAsync(database, "--Logging:LogLevel:Default=Trace");
        var id = await new MailRows(recorder).RecordAsync(token);
        var before = Files(database);

        await using var server = await TodoServer.StartOnAsync(database, $"--Mail:Folder={folder}", "--Logging:LogLevel:Default=Trace");
        await new MailRows(server).WaitForEndAsync(id);

        var path = Directory.EnumerateFiles(folder).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReceivedMail.FromFile(path).Token, Is.EqualTo(token));
            Assert.That(Path.GetFileName(path), Does.Match($@"^\d{{8}}T\d{{6}}\.\d{{6}}Z-{id}\.eml$"));
            foreach (var file in before.Concat(Files(database)))
                Assert.That(Contains(file, token), Is.False);
            foreach (var line in recorder.Log.All.Concat(server.Log.All))
                Assert.That(line.Text + string.Join(' ', line.Values.Values), Does.Not.Contain(token).And.Not.Contain(MailRows.Address));
            if (TestDatabase.IsSqlite)
                Assert.That(before.Any(file => Contains(file, MailRows.Address)), "the address was there");
        }

        static bool Contains(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
    }

    [Test]
    public async Task A_clean_up_leaves_what_is_pending_or_counts_for_the_limit_and_deletes_the_rest()
    {
        await using var server = await TodoServer.StartAsync();
        var rows = new MailRows(server);
        var (done, expired, pending) =
            (await rows.RecordAsync(), await rows.RecordAsync(lifetime: TimeSpan.FromMinutes(30)), await rows.RecordAsync());
        await rows.ChangeAsync(done, mail => mail.Property(one => one.NextAttemptAt).CurrentValue = null);

        server.Clock.Advance(TimeSpan.FromMinutes(59));
        await GrowthRows.CleanUpAsync(server);
        var early = await LeftAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await GrowthRows.CleanUpAsync(server);
        var late = await LeftAsync();
        server.Clock.Advance(TimeSpan.FromHours(24));
        await GrowthRows.CleanUpAsync(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early, Is.EqualTo((true, true, true)));
            Assert.That(late, Is.EqualTo((false, false, true)));
            Assert.That(await LeftAsync(), Is.EqualTo((false, false, false)));
        }

        async Task<(bool Done, bool Expired, bool Pending)> LeftAsync() =>
            (await rows.FindAsync(done) is not null, await rows.FindAsync(expired) is not null, await rows.FindAsync(pending) is not null);
    }

    private static List<byte[]> Files(TestDatabase database) =>
        [.. Directory.EnumerateFiles(database.Folder, "todo.db*").Select(ReadShared)];

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }
}
