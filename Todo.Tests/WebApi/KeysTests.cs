using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Security;
using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.WebApi;

/// <summary>Signing keys: which sign, which verify, and how they come and go while the program runs (contract, section 5).</summary>
internal sealed class KeysTests
{
    [Test]
    public async Task Of_many_keys_all_are_published_and_the_last_by_file_name_signs()
    {
        using var keys = new KeyFolder();
        keys.AddRsa("b.pem");
        keys.AddEcdsa("a.pem");
        keys.AddEcdsa("c.txt");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        var header = Jwt.HeaderOf(ada.AccessToken!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await PublishedAsync(server), Has.Length.EqualTo(2).And.Contains((string)header["kid"]!));
            Assert.That((string)header["alg"]!, Is.EqualTo("RS256"));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_key_in_two_files_is_published_once()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        TestKeys.Write(keys["b.pem"], await File.ReadAllTextAsync(keys["a.pem"]));
        await using var server = await TodoServer.StartAsync(keys.Setting);

        Assert.That(await PublishedAsync(server), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_key_added_while_running_is_published_at_once_and_signs_after_five_minutes()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();
        var first = KeyIdOf(ada);
        keys.AddEcdsa("b.pem");
        Reload(server);
        var second = (await PublishedAsync(server)).Single(id => id != first);

        server.Clock.Advance(TimeSpan.FromSeconds(290));
        var before = KeyIdOf(await ada.SignInAsync());
        server.Clock.Advance(TimeSpan.FromSeconds(11));
        var after = await ada.SignInAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo(first));
            Assert.That(KeyIdOf(after), Is.EqualTo(second));
            Assert.That((await after.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK), "the old key verifies on");
        }
    }

    [Test]
    public async Task A_token_of_a_key_added_while_running_is_good_at_once()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        keys.AddEcdsa("b.pem");
        // This instance starts with the key there, so that it signs with it; the other one gets it while running.
        await using var another = await server.StartAnotherAsync(keys.Setting);
        Reload(server);

        var ada = await another.SignUpAsync();

        Assert.That((await ada.On(server).GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_key_taken_out_verifies_no_longer_even_tokens_that_are_remembered()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        keys.AddEcdsa("b.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();
        var before = await ada.GetAsync("/api/users/me");

        keys.Remove("b.pem");
        Reload(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await (await ada.SignInAsync()).GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await PublishedAsync(server), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public async Task A_key_taken_out_is_noticed_without_being_asked_within_5_seconds()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        keys.AddEcdsa("b.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        keys.Remove("b.pem");

        Assert.That(
            async () => (await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized).After(5).Seconds.PollEvery(50));
    }

    [Test]
    public async Task A_key_replaced_behind_a_link_is_noticed()
    {
        using var keys = new KeyFolder();
        using var mounted = new KeyFolder();
        mounted.AddEcdsa("current");
        File.CreateSymbolicLink(keys["a.pem"], mounted["current"]);
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        mounted.Remove("current");
        mounted.AddEcdsa("current");
        Reload(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await ada.SignInAsync()).AccessToken, Is.Not.Null, "the only key signs, however new it is");
        }
    }

    [TestCase("no key")]
    [TestCase("")]
    public async Task A_bad_file_while_running_is_logged_and_the_old_set_kept(string content)
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        TestKeys.Write(keys["a.pem"], content);
        TestKeys.Write(keys["b.pem"], content);
        Reload(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(KeyIdOf(await ada.SignInAsync()), Is.EqualTo(KeyIdOf(ada)));
            Assert.That(server.Log.All.Count(line => line.Event.Id == 1103), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task A_file_that_was_readable_for_everybody_is_taken_once_its_mode_is_right()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("skipped: files have no modes here");
            return;
        }
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        using var elsewhere = new KeyFolder();
        elsewhere.AddEcdsa("b.pem");
        File.SetUnixFileMode(elsewhere["b.pem"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.Move(elsewhere["b.pem"], keys["b.pem"]);
        Reload(server);
        var refused = await PublishedAsync(server);

        File.SetUnixFileMode(keys["b.pem"], UnixFileMode.UserRead);
        Reload(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Has.Length.EqualTo(1));
            Assert.That(await PublishedAsync(server), Has.Length.EqualTo(2));
        }
    }

    [Test]
    public async Task Of_two_instances_that_start_at_once_in_an_empty_folder_one_makes_the_key_for_its_owner_alone()
    {
        await using var server = await TodoServer.StartAsync();
        if (TestDatabase.IsSqlServer)
            Assert.Pass("Beside a SQL Server no key is made.");
        var folder = Path.Combine(server.Database.Folder, "new");
        var setting = $"--ConnectionStrings:Todo=Data Source={Path.Combine(folder, "todo.db")}";

        var instances = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => server.StartAnotherAsync(setting))));

        var files = Directory.GetFiles(Path.Combine(folder, "keys"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Has.Length.EqualTo(1));
            if (!OperatingSystem.IsWindows())
                Assert.That(File.GetUnixFileMode(files[0]), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            var published = await Task.WhenAll(instances.Select(PublishedAsync));
            Assert.That(published.Select(ids => ids.Single()).Distinct().Count(), Is.EqualTo(1));
        }
        foreach (var instance in instances)
            await instance.DisposeAsync();
    }

    private static void Reload(TodoServer server) => server.Services.GetRequiredService<SigningKeyRing>().Reload();

    private static string KeyIdOf(TodoClient client) => (string)Jwt.HeaderOf(client.AccessToken!)["kid"]!;

    private static async Task<string[]> PublishedAsync(TodoServer server) =>
        [.. (await server.Anonymous().GetAsync("/.well-known/jwks.json")).Json.GetProperty("keys").EnumerateArray()
            .Select(key => key.GetProperty("kid").GetString()!)];
}
