using System.Security.Cryptography;
using Todo.Tests.Harness;
using Todo.Tests.Security;
using Todo.Tests.Trust;
using Todo.WebApi.Hosting;

namespace Todo.Tests.WebApi;

/// <summary>Keys that nobody should sign with stop the start, with one clear line (docs/api.md#signing-keys).</summary>
internal sealed class KeySettingsTests
{
    [Test]
    public async Task A_secret_of_31_bytes_stops_the_start() =>
        Assert.That(await FailureOfAsync($"--Jwt:SigningKey={new string('x', 31)}"), Is.EqualTo(
            "Wrong setting: Jwt:SigningKey must have at least 32 bytes in UTF-8."));

    [Test]
    public async Task A_secret_of_32_bytes_in_UTF8_is_enough()
    {
        await using var server = await TodoServer.StartAsync($"--Jwt:SigningKey={new string('é', 16)}");

        Assert.That(server.Http.BaseAddress, Is.Not.Null);
    }

    [Test]
    public async Task Both_a_secret_and_a_folder_stop_the_start()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");

        var line = await FailureOfAsync(keys.Setting, $"--Jwt:SigningKey={new string('x', 32)}");

        Assert.That(line, Does.StartWith("Wrong setting: Jwt:SigningKey").And.Contains("Jwt:KeysPath"));
    }

    [Test]
    public async Task A_folder_that_is_not_there_stops_the_start() =>
        Assert.That(await FailureOfAsync("--Jwt:KeysPath=/nowhere/keys"), Does.StartWith("Wrong setting: Jwt:KeysPath").And.Contains("/nowhere/keys"));

    [Test]
    public async Task An_empty_folder_stops_the_start()
    {
        using var keys = new KeyFolder();

        Assert.That(await FailureOfAsync(keys.Setting), Does.StartWith("Wrong setting: Jwt:KeysPath").And.Contains("without a key"));
    }

    [TestCase(0x124, Description = "0444")]
    [TestCase(0x1A4, Description = "0644, the default of Kubernetes")]
    public async Task A_key_that_every_user_can_read_stops_the_start_and_the_line_says_how_to_mend_it(int mode)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        keys.SetMode("key-0001.pem", mode);

        await AssertStopsAsync(keys, "every user");
        await AssertStopsAsync(keys, "0440");
        await AssertStopsAsync(keys, "fsGroup");
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

        Assert.That(await FailureOfAsync(keys.Setting), Is.EqualTo("It started."));
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

        await AssertStopsAsync(keys, "can write to it. Give it the mode 0400");
    }

    [TestCase(0x1C2, Description = "0702")]
    [TestCase(0x3FF, Description = "1777")]
    public async Task A_folder_that_every_user_can_write_to_stops_the_start_and_the_line_says_how_to_mend_it(int mode)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        keys.SetMode(string.Empty, mode);

        await AssertStopsAsync(keys, "chmod o-w");
    }

    [Test]
    public async Task A_pipe_in_the_place_of_a_key_stops_the_start_behind_a_link_too([Values] bool isLinked)
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        await Pipe.CreateAsync(keys[isLinked ? "pipe" : "key-0001.pem"]);
        if (isLinked)
            File.CreateSymbolicLink(keys["key-0001.pem"], "pipe");

        await AssertStopsAsync(keys, "no regular file");
    }

    [Test]
    public async Task A_key_of_more_than_64_KiB_stops_the_start()
    {
        using var keys = new KeyFolder();
        TestKeys.Write(keys["key-0001.pem"], new string(' ', (64 * 1024) + 1));

        await AssertStopsAsync(keys, "larger than 65536 bytes");
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

        await AssertStopsAsync(keys, "cannot be read");
    }

    [Test]
    public async Task An_RSA_key_of_1024_bits_stops_the_start()
    {
        using var keys = new KeyFolder();
        keys.AddRsa("key-0001.pem", 1024);

        await AssertStopsAsync(keys, "1024");
    }

    [Test]
    public async Task A_key_on_another_curve_stops_the_start()
    {
        using var keys = new KeyFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        TestKeys.Write(keys["key-0001.pem"], key.ExportPkcs8PrivateKeyPem());

        await AssertStopsAsync(keys, "P-256");
    }

    [Test]
    public async Task A_key_whose_curve_has_no_name_stops_the_start()
    {
        using var keys = new KeyFolder();
        using var named = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(named.ExportExplicitParameters(includePrivateParameters: true));
        TestKeys.Write(keys["key-0001.pem"], key.ExportPkcs8PrivateKeyPem());

        await AssertStopsAsync(keys, "P-256");
    }

    [Test]
    public async Task A_public_key_stops_the_start()
    {
        using var keys = new KeyFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        TestKeys.Write(keys["key-0001.pem"], key.ExportSubjectPublicKeyInfoPem());

        await AssertStopsAsync(keys, "private");
    }

    [Test]
    public async Task A_file_that_is_no_key_stops_the_start_even_beside_a_good_one()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0002.pem");
        TestKeys.Write(keys["key-0001.pem"], "no key");

        await AssertStopsAsync(keys, "PEM");
    }

    [Test]
    public async Task A_SQL_Server_without_a_key_stops_the_start()
    {
        await using var app = global::Todo.WebApi.Hosting.WebApi.Build(
            ["--urls=http://127.0.0.1:0", "--Database:Provider=SqlServer", "--ConnectionStrings:Todo=Server=127.0.0.1,1;Database=todo;Connect Timeout=1"]);

        var exception = Assert.CatchAsync(() => app.StartAsync());

        Assert.That(StartupFailure.Describe(exception), Does.Contain("Jwt:KeysPath").And.Contains("Jwt:SigningKey"));
    }

    [TestCase("EC")]
    [TestCase("RSA")]
    public async Task A_key_in_the_older_format_of_OpenSSL_is_good_too(string family)
    {
        using var keys = new KeyFolder();
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        TestKeys.Write(keys["key-0001.pem"], family == "EC" ? ec.ExportECPrivateKeyPem() : rsa.ExportRSAPrivateKeyPem());
        await using var server = await TodoServer.StartAsync(keys.Setting);

        var jwks = await server.Anonymous().GetAsync("/.well-known/jwks.json");

        Assert.That(jwks.Json.GetProperty("keys")[0].GetProperty("kty").GetString(), Is.EqualTo(family));
    }

    [Test]
    public async Task The_program_tells_the_problem_in_one_line_and_exits_with_1()
    {
        using var keys = new KeyFolder();
        TestKeys.Write(keys["key-0001.pem"], "no key");

        var end = await ProgramRun.RunAsync(Path.GetTempPath(), "--urls=http://127.0.0.1:0", keys.Setting);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(end.ExitCode, Is.EqualTo(1));
            Assert.That(end.Error, Does.Match("^Wrong setting: Jwt:KeysPath [^\n]+\n$"));
            Assert.That(end.Error + end.Output, Does.Not.Contain("   at "));
        }
    }

    private static async Task AssertStopsAsync(KeyFolder keys, string reason)
    {
        var line = await FailureOfAsync(keys.Setting);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(line, Does.StartWith("Wrong setting: Jwt:KeysPath"));
            Assert.That(line, Does.Contain(keys["key-0001.pem"]).And.Contains(reason));
            Assert.That(line, Does.Not.Contain("\n"));
        }
    }

    /// <summary>The one line that the operator sees.</summary>
    private static async Task<string?> FailureOfAsync(params string[] settings)
    {
        try
        {
            await using var server = await TodoServer.StartAsync(settings);
        }
        catch (Exception exception)
        {
            return StartupFailure.Describe(exception) ?? $"not explained: {exception}";
        }
        return "It started.";
    }

    /// <summary>The administrator may read everything, unless these rights are taken away.</summary>
    private static string[] BoundByFileModes => Environment.IsPrivilegedProcess
        ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
        : [];
}
