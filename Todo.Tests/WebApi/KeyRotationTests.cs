using System.Net;
using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.WebApi;

/// <summary>Adding and removing signing keys while the program runs (docs/api.md#key-rotation).</summary>
internal sealed class KeyRotationTests
{
    [Test]
    public async Task A_key_added_while_running_is_published_immediately_and_signs_after_five_minutes()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();
        var first = ada.KeyId();
        keys.AddEcdsa("b.pem");
        server.ReloadKeys();
        var second = (await server.PublishedKeysAsync()).Single(id => id != first);

        server.Clock.Advance(TimeSpan.FromSeconds(290));
        var before = (await ada.SignInAsync()).KeyId();
        server.Clock.Advance(TimeSpan.FromSeconds(11));
        var after = await ada.SignInAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo(first));
            Assert.That(after.KeyId(), Is.EqualTo(second));
            Assert.That((await after.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK), "the old key still verifies");
        }
    }

    [Test]
    public async Task A_token_of_a_key_added_while_running_is_valid_immediately()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        keys.AddEcdsa("b.pem");
        // This instance starts with the key and signs with it; the other one loads it while running.
        await using var another = await server.StartAnotherAsync(keys.Setting);
        server.ReloadKeys();

        var ada = await another.SignUpAsync();

        Assert.That((await ada.On(server).GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_removed_key_no_longer_verifies_even_cached_tokens()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        keys.AddEcdsa("b.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();
        var before = await ada.GetAsync("/api/users/me");

        keys.Remove("b.pem");
        server.ReloadKeys();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await (await ada.SignInAsync()).GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await server.PublishedKeysAsync(), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public async Task A_removed_key_is_noticed_within_5_seconds_without_a_request()
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
    public async Task A_key_replaced_through_a_link_is_noticed()
    {
        using var keys = new KeyFolder();
        using var mounted = new KeyFolder();
        mounted.AddEcdsa("current");
        File.CreateSymbolicLink(keys["a.pem"], mounted["current"]);
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        mounted.Remove("current");
        mounted.AddEcdsa("current");
        server.ReloadKeys();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await ada.SignInAsync()).AccessToken, Is.Not.Null, "the only key signs, however new it is");
        }
    }

    [TestCase("no key")]
    [TestCase("")]
    public async Task A_bad_file_while_running_is_logged_and_the_previous_keys_stay_in_use(string content)
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        TestKeys.Write(keys["a.pem"], content);
        TestKeys.Write(keys["b.pem"], content);
        server.ReloadKeys();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.SignInAsync()).KeyId(), Is.EqualTo(ada.KeyId()));
            Assert.That(server.Log.All.Count(line => line.Event.Id == 1103), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task A_pipe_and_a_huge_file_do_not_stop_reloading()
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        await Pipe.CreateAsync(keys["pipe.pem"]);
        await using (var huge = File.Create(keys["huge.pem"]))
            huge.SetLength(1L << 40);
        server.ReloadKeys();

        keys.AddEcdsa("b.pem");
        server.ReloadKeys();

        Assert.That(await server.PublishedKeysAsync(), Has.Length.EqualTo(2));
        Assert.That(server.Log.All.Count(line => line.Event.Id == 1103), Is.EqualTo(2), "one line per file");
    }

    [Test]
    public async Task In_a_folder_that_becomes_world_writable_known_keys_stay_and_new_ones_wait()
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        keys.SetMode(string.Empty, 0x1C7);
        keys.AddEcdsa("b.pem");
        server.ReloadKeys();
        var whileBad = await server.PublishedKeysAsync();

        keys.SetMode(string.Empty, 0x1C0);
        server.ReloadKeys();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(whileBad, Has.Length.EqualTo(1));
            Assert.That(await server.PublishedKeysAsync(), Has.Length.EqualTo(2));
        }
    }

    [Test]
    public async Task A_world_readable_key_is_loaded_once_its_mode_is_fixed()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip.UnlessFilesHaveModes();
            return;
        }
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        using var elsewhere = new KeyFolder();
        elsewhere.AddEcdsa("b.pem");
        File.SetUnixFileMode(elsewhere["b.pem"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.Move(elsewhere["b.pem"], keys["b.pem"]);
        server.ReloadKeys();
        var refused = await server.PublishedKeysAsync();

        File.SetUnixFileMode(keys["b.pem"], UnixFileMode.UserRead);
        server.ReloadKeys();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Has.Length.EqualTo(1));
            Assert.That(await server.PublishedKeysAsync(), Has.Length.EqualTo(2));
        }
    }

    [Test]
    public async Task A_deleted_or_emptied_folder_removes_no_known_key()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        File.Move(keys["a.pem"], keys["a.txt"]);
        server.ReloadKeys();
        var emptied = await ada.GetAsync("/api/users/me");
        Directory.Move(keys[string.Empty], keys[string.Empty].TrimEnd('/') + "-gone");
        server.ReloadKeys();
        var gone = await ada.GetAsync("/api/users/me");
        Directory.Move(keys[string.Empty].TrimEnd('/') + "-gone", keys[string.Empty]);

        Assert.That((emptied.Status, gone.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }
}
