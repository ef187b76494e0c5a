using Todo.Tests.Harness;
using Todo.Tests.Security;
using Todo.Tests.Trust;

namespace Todo.Tests.WebApi;

/// <summary>Key files that other users can read or change, or that are not regular files, stop startup (docs/api.md#signing-keys).</summary>
internal sealed class KeyFileTests
{
    [TestCase(0x124, Description = "0444")]
    [TestCase(0x1A4, Description = "0644, the default of Kubernetes")]
    public async Task A_key_that_every_user_can_read_stops_startup_and_the_message_explains_the_fix(int mode)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        keys.SetMode("key-0001.pem", mode);

        await KeyStart.AssertStopsAsync(keys, "every user");
        await KeyStart.AssertStopsAsync(keys, "0440");
        await KeyStart.AssertStopsAsync(keys, "fsGroup");
    }

    [TestCase(0x100, Description = "0400")]
    [TestCase(0x120, Description = "0440, as a secret of Kubernetes with defaultMode and fsGroup")]
    [TestCase(0x180, Description = "0600, as the program makes its own")]
    public async Task A_key_that_its_owner_and_group_can_read_is_accepted_also_through_a_link(int mode)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("hidden");
        keys.SetMode("hidden", mode);
        // Kubernetes links each file of a volume to its current version. A link has the mode 0777.
        File.CreateSymbolicLink(keys["key-0001.pem"], "hidden");

        Assert.That(await KeyStart.FailureOfAsync(keys.Setting), Is.EqualTo("It started."));
    }

    [TestCase(0x190, Description = "0620")]
    [TestCase(0x182, Description = "0602")]
    [TestCase(0x1B0, Description = "0660")]
    public async Task A_key_that_others_can_write_to_stops_startup_and_the_message_explains_the_fix(int mode)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        keys.SetMode("key-0001.pem", mode);

        await KeyStart.AssertStopsAsync(keys, "can write to it. Give it the mode 0400");
    }

    [TestCase(0x1C2, Description = "0702")]
    [TestCase(0x3FF, Description = "1777")]
    public async Task A_folder_that_every_user_can_write_to_stops_startup_and_the_message_explains_the_fix(int mode)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        keys.SetMode(string.Empty, mode);

        await KeyStart.AssertStopsAsync(keys, "chmod o-w");
    }

    [Test]
    [Platform("Linux")]
    public async Task A_folder_that_every_user_could_write_to_is_good_if_it_is_mounted_read_only([Values] bool isReadOnly)
    {
        await MountNamespace.SkipUnlessAvailableAsync();
        using var keys = new KeyFolder();
        using var database = new TestDatabase();
        keys.AddEcdsa("key-0001.pem");
        // As Kubernetes mounts the volume of a secret.
        keys.SetMode(string.Empty, 0x3FF);
        var folder = keys[string.Empty];
        var mounted = MountNamespace.With($"mount --bind '{folder}' '{folder}'" + (isReadOnly ? $" && mount -o remount,bind,ro '{folder}'" : ""));

        var start = ServerProcess.StartAsync(mounted, database.Folder, keys.Setting);

        if (isReadOnly)
            await (await start).DisposeAsync();
        else
            Assert.That(async () => await start, Throws.Exception.With.Message.Contains("chmod o-w"));
    }

    [Test]
    public async Task A_pipe_instead_of_a_key_stops_startup_also_through_a_link([Values] bool isLinked)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        await Pipe.CreateAsync(keys[isLinked ? "pipe" : "key-0001.pem"]);
        if (isLinked)
            File.CreateSymbolicLink(keys["key-0001.pem"], "pipe");

        await KeyStart.AssertStopsAsync(keys, "not a regular file");
    }

    [Test]
    public async Task A_key_of_more_than_64_KiB_stops_startup()
    {
        using var keys = new KeyFolder();
        TestKeys.Write(keys["key-0001.pem"], new string(' ', (64 * 1024) + 1));

        await KeyStart.AssertStopsAsync(keys, "larger than 65536 bytes");
    }

    [Test]
    public async Task A_key_or_folder_of_another_user_stops_startup_and_the_message_names_the_program_user()
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        using var database = new TestDatabase();
        keys.AddEcdsa("key-0001.pem");
        keys.SetMode("key-0001.pem", 0);

        var file = Assert.CatchAsync(() => ServerProcess.StartAsync(BoundByFileModes, database.Folder, keys.Setting))!.Message;
        keys.SetMode(string.Empty, 0);
        var folder = Assert.CatchAsync(() => ServerProcess.StartAsync(BoundByFileModes, database.Folder, keys.Setting))!.Message;
        keys.SetMode(string.Empty, 0x1C0);

        Assert.That(file, Does.Match($"Wrong setting: Jwt:KeysPath .*{Environment.UserName}, may not read it.*0440"));
        Assert.That(folder, Does.Match($"Wrong setting: Jwt:KeysPath names a folder .*{Environment.UserName}, may not read"));
    }

    [Test]
    public async Task An_unreadable_key_stops_startup()
    {
        using var keys = new KeyFolder();
        // Root can read files of any mode, but not a dangling link.
        File.CreateSymbolicLink(keys["key-0001.pem"], keys["nowhere"]);

        await KeyStart.AssertStopsAsync(keys, "cannot be read");
    }

    /// <summary>Root can read everything unless these capabilities are dropped.</summary>
    private static string[] BoundByFileModes => Environment.IsPrivilegedProcess
        ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
        : [];
}
