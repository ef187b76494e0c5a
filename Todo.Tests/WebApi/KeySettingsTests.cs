using System.Security.Cryptography;
using Todo.Tests.Harness;
using Todo.Tests.Security;
using Todo.WebApi.Hosting;

namespace Todo.Tests.WebApi;

/// <summary>Weak and unsuitable keys stop startup with one clear line (docs/api.md#signing-keys).</summary>
internal sealed class KeySettingsTests
{
    [Test]
    public async Task A_secret_of_31_bytes_stops_startup() =>
        Assert.That(await KeyStart.FailureOfAsync($"--Jwt:SigningKey={new string('x', 31)}"), Is.EqualTo(
            "Wrong setting: Jwt:SigningKey must have at least 32 bytes in UTF-8."));

    [Test]
    public async Task A_secret_of_32_bytes_in_UTF8_is_accepted()
    {
        await using var server = await TodoServer.StartAsync($"--Jwt:SigningKey={new string('é', 16)}");

        Assert.That(server.Http.BaseAddress, Is.Not.Null);
    }

    [Test]
    public async Task A_secret_together_with_a_folder_stops_startup()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");

        var line = await KeyStart.FailureOfAsync(keys.Setting, $"--Jwt:SigningKey={new string('x', 32)}");

        Assert.That(line, Does.StartWith("Wrong setting: Jwt:SigningKey").And.Contains("Jwt:KeysPath"));
    }

    [Test]
    public async Task A_missing_folder_stops_startup() =>
        Assert.That(await KeyStart.FailureOfAsync("--Jwt:KeysPath=/nowhere/keys"), Does.StartWith("Wrong setting: Jwt:KeysPath").And.Contains("/nowhere/keys"));

    [Test]
    public async Task An_empty_folder_stops_startup()
    {
        using var keys = new KeyFolder();

        Assert.That(await KeyStart.FailureOfAsync(keys.Setting), Does.StartWith("Wrong setting: Jwt:KeysPath").And.Contains("without a key"));
    }

    [Test]
    public async Task A_server_that_sends_mail_needs_the_key_for_secrets_to_start()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        // A folder in its place: unlike a missing file, not even root can create it.
        Directory.CreateDirectory(keys["secrets.key"]);

        var line = await KeyStart.FailureOfAsync([keys.Setting, .. MailBox.Settings]);

        Assert.That(line, Is.EqualTo(
            $"The key for secrets, {keys["secrets.key"]}, does not exist and cannot be created. Create it with: openssl rand -base64 32"));
        Assert.That(await KeyStart.FailureOfAsync(keys.Setting), Is.EqualTo("It started."), "without mail");
    }

    [Test]
    public async Task A_server_that_sends_mail_does_not_start_with_a_malformed_key_for_secrets()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        TestKeys.Write(keys["secrets.key"], "c2hvcnQ=\n");

        Assert.That(
            await KeyStart.FailureOfAsync([keys.Setting, .. MailBox.Settings]),
            Does.StartWith($"The key for secrets, {keys["secrets.key"]}, cannot be used").And.Contains("32 bytes").And.Not.Contain("\n"));
    }

    [Test]
    public async Task A_server_that_sends_mail_creates_the_key_for_secrets_at_the_start()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");

        Assert.That(await KeyStart.FailureOfAsync([keys.Setting, .. MailBox.Settings]), Is.EqualTo("It started."));
        Assert.That(keys["secrets.key"], Does.Exist);
    }

    [Test]
    public async Task An_RSA_key_of_1024_bits_stops_startup()
    {
        using var keys = new KeyFolder();
        keys.AddRsa("key-0001.pem", 1024);

        await KeyStart.AssertStopsAsync(keys, "1024");
    }

    [Test]
    public async Task A_key_on_another_curve_stops_startup()
    {
        using var keys = new KeyFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        TestKeys.Write(keys["key-0001.pem"], key.ExportPkcs8PrivateKeyPem());

        await KeyStart.AssertStopsAsync(keys, "P-256");
    }

    [Test]
    public async Task A_key_whose_curve_has_no_name_stops_startup()
    {
        using var keys = new KeyFolder();
        using var named = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(named.ExportExplicitParameters(includePrivateParameters: true));
        TestKeys.Write(keys["key-0001.pem"], key.ExportPkcs8PrivateKeyPem());

        await KeyStart.AssertStopsAsync(keys, "P-256");
    }

    [Test]
    public async Task A_public_key_stops_startup()
    {
        using var keys = new KeyFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        TestKeys.Write(keys["key-0001.pem"], key.ExportSubjectPublicKeyInfoPem());

        await KeyStart.AssertStopsAsync(keys, "private");
    }

    [Test]
    public async Task A_file_that_is_not_a_key_stops_startup_even_next_to_a_valid_one()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0002.pem");
        TestKeys.Write(keys["key-0001.pem"], "no key");

        await KeyStart.AssertStopsAsync(keys, "PEM");
    }

    [Test]
    public async Task SQL_Server_without_a_key_stops_startup()
    {
        await using var app = global::Todo.WebApi.Hosting.WebApi.Build(
            ["--urls=http://127.0.0.1:0", "--Database:Provider=SqlServer", "--ConnectionStrings:Todo=Server=127.0.0.1,1;Database=todo;Connect Timeout=1"]);

        var exception = Assert.CatchAsync(() => app.StartAsync());

        Assert.That(StartupFailure.Describe(exception), Does.Contain("Jwt:KeysPath").And.Contains("Jwt:SigningKey"));
    }

    [TestCase("EC")]
    [TestCase("RSA")]
    public async Task A_key_in_the_older_format_of_OpenSSL_is_accepted(string family)
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
    public async Task The_program_reports_the_problem_in_one_line_and_exits_with_1()
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
}
