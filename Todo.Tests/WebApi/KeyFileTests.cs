using Todo.Tests.Harness;
using Todo.Tests.Security;
using Todo.Tests.Trust;

namespace Todo.Tests.WebApi;

/// <summary>Key files that others could read or change, or that are no files, stop the start (docs/api.md#signing-keys).</summary>
internal sealed class KeyFileTests
{
    [TestCase(0x124, Description = "0444")]
    [TestCase(0x1A4, Description = "0644, the default of Kubernetes")]
    public async Task A_key_that_every_user_can_read_stops_the_start_and_the_line_says_how_to_mend_it(int mode)
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
    public async Task A_key_that_its_owner_and_group_can_read_is_good_behind_a_link_too(int mode)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("hidden");
        keys.SetMode("hidden", mode);
        // Kubernetes links each file of a volume to its present version. A link has the mode 0777.
        File.CreateSymbolicLink(keys["key-0001.pem"], "hidden");

        Assert.That(await KeyStart.FailureOfAsync(keys.Setting), Is.EqualTo("It started."));
    }

    [TestCase(0x190, Description = "0620")]
    [TestCase(0x182, Description = "0602")]
    [TestCase(0x1B0, Description = "0660")]
    public async Task A_key_that_others_can_write_to_stops_the_start_and_the_line_says_how_to_mend_it(int mode)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        keys.SetMode("key-0001.pem", mode);

        await KeyStart.AssertStopsAsync(keys, "can write to it. Give it the mode 0400");
    }

    [TestCase(0x1C2, Description = "0702")]
    [TestCase(0x3FF, Description = "1777")]
    public async Task A_folder_that_every_user_can_write_to_stops_the_start_and_the_line_says_how_to_mend_it(int mode)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        keys.SetMode(string.Empty, mode);

        await KeyStart.AssertStopsAsync(keys, "chmod o-w");
    }

    [Test]
    public async Task A_pipe_in_the_place_of_a_key_stops_the_start_behind_a_link_too([Values] bool isLinked)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        await Pipe.CreateAsync(keys[isLinked ? "pipe" : "key-0001.pem"]);
        if (isLinked)
            File.CreateSymbolicLink(keys["key-0001.pem"], "pipe");

        await KeyStart.AssertStopsAsync(keys, "not a regular file");
    }

    [Test]
    public async Task A_key_of_more_than_64_KiB_stops_the_start()
    {
        using var keys = new KeyFolder();
        TestKeys.Write(keys["key-0001.pem"], new string(' ', (64 * 1024) + 1));

        await KeyStart.AssertStopsAsync(keys, "larger than 65536 bytes");
    }

    [Test]
    public async Task A_key_or_a_folder_of_another_user_stops_the_start_with_the_name_of_the_user_who_needs_it()
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
    public async Task A_key_that_cannot_be_read_stops_the_start()
    {
        using var keys = new KeyFolder();
        // Root reads files of any mode, but nobody a link to nowhere.
        File.CreateSymbolicLink(keys["key-0001.pem"], keys["nowhere"]);

        await KeyStart.AssertStopsAsync(keys, "cannot be read");
    }

    /// <summary>The administrator may read everything, unless these rights are taken away.</summary>
    private static string[] BoundByFileModes => Environment.IsPrivilegedProcess
        ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
        : [];
}
