using Todo.Tests.Harness;
using Todo.WebApi.Hosting;

namespace Todo.Tests.Operations;

/// <summary>A wrong setting stops startup with one line that names it (docs/api.md#settings).</summary>
[DatabaseIndependent]
internal sealed class SettingsTests
{
    [TestCase("urls", "no-address", "ASPNETCORE_URLS")]
    [TestCase("Database:Provider", "Oracle")]
    [TestCase("Database:Provider", "7")]
    [TestCase("ConnectionStrings:Todo", "Data Sauce=todo.db")]
    [TestCase("ConnectionStrings:Todo", "Data Source=:memory:")]
    [TestCase("ConnectionStrings:Todo", "nonsense")]
    [TestCase("Database:Password", "secret")]
    [TestCase("Database:Synchronous", "Sometimes")]
    [TestCase("Database:MigrateOnStart", "maybe")]
    [TestCase("Jwt:Issuer", "todo")]
    [TestCase("Jwt:Issuer", "")]
    [TestCase("Jwt:Audience", "")]
    [TestCase("Jwt:AccessTokenMinutes", "0")]
    [TestCase("Jwt:AccessTokenMinutes", "1441")]
    [TestCase("Jwt:AccessTokenMinutes", "soon")]
    [TestCase("Jwt:RefreshTokenDays", "0")]
    [TestCase("Jwt:SessionDays", "0")]
    [TestCase("Jwt:RefreshLeewaySeconds", "-1")]
    [TestCase("Jwt:RefreshLeewaySeconds", "61")]
    [TestCase("Jwt:SigningKey", "only thirty-one bytes, not more")]
    [TestCase("Jwt:KeysPath", "")]
    [TestCase("Jwt:KeysPath", "/nowhere/at/all")]
    [TestCase("Passwords:Iterations", "9999")]
    [TestCase("RateLimiting:Enabled", "sometimes")]
    [TestCase("RateLimiting:PermitsPerMinute", "0")]
    [TestCase("RateLimiting:SignInPermitsPerMinute", "-5")]
    [TestCase("Cors:AllowedOrigins:0", "*", "Cors:AllowedOrigins")]
    [TestCase("Cors:AllowedOrigins:0", "https://app.example.org/page", "Cors:AllowedOrigins")]
    [TestCase("Cors:AllowedOrigins:0", "app.example.org", "Cors:AllowedOrigins")]
    [TestCase("Cors:AllowedOrigins", "https://app.example.org", "Cors:AllowedOrigins is a list: set Cors:AllowedOrigins:0")]
    [TestCase("ForwardedHeaders:KnownProxies:0", "10.0.0.0/33", "ForwardedHeaders:KnownProxies")]
    [TestCase("ForwardedHeaders:KnownProxies:0", "proxy", "ForwardedHeaders:KnownProxies")]
    [TestCase("ForwardedHeaders:KnownProxies", "10.0.0.1", "ForwardedHeaders:KnownProxies is a list: set ForwardedHeaders:KnownProxies:0")]
    [TestCase("Limits:TodosPerUser", "0")]
    [TestCase("Webhooks:RetrySeconds:0", "-1", "Webhooks:RetrySeconds")]
    [TestCase("Webhooks:RetrySeconds:0", "604801", "Webhooks:RetrySeconds")]
    [TestCase("Webhooks:RetrySeconds:0", "soon", "Webhooks:RetrySeconds")]
    [TestCase("Webhooks:RetrySeconds", "0,5", "Webhooks:RetrySeconds is a list: set Webhooks:RetrySeconds:0")]
    [TestCase("Webhooks:AllowedNetworks:0", "10.0.0.0/33", "Webhooks:AllowedNetworks")]
    [TestCase("Webhooks:AllowedNetworks:0", "example.org", "Webhooks:AllowedNetworks")]
    [TestCase("Webhooks:AllowedNetworks:0", "", "Webhooks:AllowedNetworks")]
    [TestCase("Webhooks:AllowedNetworks", "10.0.0.0/8", "Webhooks:AllowedNetworks is a list: set Webhooks:AllowedNetworks:0")]
    [TestCase("SignIn:Providers:0:Name", "Corp", "SignIn:Providers:0:Issuer")]
    [TestCase("SignIn:Providers:0:Name", "Corp", "SignIn:Providers:0:ClientId")]
    [TestCase("SignIn:Providers:0:Issuer", "https://login.example", "SignIn:Providers:0:Name")]
    [TestCase("SignIn:Providers:0:Issuer", "login.example")]
    [TestCase("SignIn:Providers:0:Issuer", "http://login.example")]
    [TestCase("SignIn:Providers:0:Issuer", "https://login.example?tenant=1")]
    [TestCase("SignIn:Providers:0:Issuer", "https://login.example#fragment")]
    [TestCase("SignIn:Providers:0:Issuer", "https://user@login.example")]
    [TestCase("SignIn:Providers:0:Issuer", " https://login.example")]
    [TestCase("SignIn:Providers:0:Issuer", "https://lögin.example")]
    [TestCase("SignIn:Providers:0:Issuer", "ftp://localhost")]
    [TestCase("SignIn:Providers", "https://login.example", "SignIn:Providers is a list: set SignIn:Providers:0")]
    [TestCase("Docs:Enabled", "ja")]
    [TestCase("App:BaseUrl", "todo.example.com")]
    [TestCase("App:BaseUrl", "ftp://todo.example.com")]
    [TestCase("App:BaseUrl", "https://todo.example.com/?a=b")]
    [TestCase("App:BaseUrl", "https://todo.example.com/#a")]
    [TestCase("Mail:Host", "mail.example.com", "Mail:From must be set")]
    [TestCase("Mail:Host", "mail.example.com:587")]
    [TestCase("Mail:Port", "0")]
    [TestCase("Mail:Port", "65536")]
    [TestCase("Mail:From", "Todo")]
    [TestCase("Mail:From", "todo@[192.0.2.1]")]
    [TestCase("Mail:From", "Todo <tödo@example.com>")]
    [TestCase("Mail:From", "todo@192.0.2.1")]
    [TestCase("Mail:UserName", "todo", "Mail:Password")]
    [TestCase("Mail:Password", "secret", "Mail:UserName")]
    [TestCase("Mail:StartTls", "sometimes")]
    [TestCase("OpenTelemetry:Endpoint", "collector:4318")]
    [TestCase("OpenTelemetry:Endpoint", "")]
    public async Task Wrong_setting_stops_startup_with_a_line_that_names_it(string setting, string value, string? named = null)
    {
        using var database = new TestDatabase();

        var line = await StartAsync([$"--ConnectionStrings:Todo=Data Source={database.FilePath}", $"--{setting}={value}"]);

        Assert.That(line, Does.StartWith("Wrong setting: ").And.Contain(named ?? setting).And.Not.Contain("\n"));
        Assert.That(line, Does.Not.Contain("Todo.Infrastructure").And.Not.Contain("   at "), "no internals");
    }

    [Test]
    public async Task A_secret_together_with_a_key_folder_is_a_wrong_setting()
    {
        using var database = new TestDatabase();

        var line = await StartAsync(
            [$"--ConnectionStrings:Todo=Data Source={database.FilePath}", "--Jwt:SigningKey=0123456789012345678901234567890123456789", "--Jwt:KeysPath=keys"]);

        Assert.That(line, Does.Contain("Jwt:SigningKey").And.Contain("Jwt:KeysPath"));
    }

    [Test]
    public async Task A_mail_server_together_with_a_folder_is_a_wrong_setting()
    {
        using var database = new TestDatabase();

        var line = await StartAsync(
            [$"--ConnectionStrings:Todo=Data Source={database.FilePath}", "--Mail:Host=localhost", "--Mail:From=todo@example.com", "--Mail:Folder=mail"]);

        Assert.That(line, Is.EqualTo("Wrong setting: Mail:Folder must not be set together with Mail:Host."));
    }

    [Test]
    public async Task A_setting_that_does_not_exist_logs_a_warning_that_names_it()
    {
        await using var server = await TodoServer.StartAsync(
            "--Limits:TodoPerUser=5", "--Limit:TodosPerUser=5", "--ConnectionStrings:Tod=Data Source=other.db", "--Jwt:RefreshTokenDays=7",
            "--Limits:todosPerUser=9", "--ASPNETCORE_Limits:TodosPerUser=9", "--Kestrel:Limits:KeepAliveTimeout=00:01:00",
            "--SignIn:Providers:0:Name=Corp", "--SignIn:Providers:0:ClientId=todo", "--SignIn:Providers:0:Issuer=https://login.example",
            "--SignIn:Providers:0:ClientSecret=pepper");

        Assert.That(
            server.Log.All.Where(line => line.Event.Id == 1407).Select(line => line.Text),
            Is.EquivalentTo(new[]
            {
                "ConnectionStrings:Tod is not a setting of this version, and has no effect",
                "Limit:TodosPerUser is not a setting of this version, and has no effect",
                "Limits:TodoPerUser is not a setting of this version, and has no effect",
                "SignIn:Providers:0:ClientSecret is not a setting of this version, and has no effect",
            }));
    }

    [TestCase("SqlServer", "Server=nowhere;Database=todo")]
    [TestCase("PostgreSql", "Host=nowhere;Database=todo")]
    public async Task A_database_server_without_keys_is_a_wrong_setting(string provider, string connectionString) =>
        Assert.That(
            await StartAsync([$"--Database:Provider={provider}", $"--ConnectionStrings:Todo={connectionString}"]),
            Does.StartWith("Wrong setting: ").And.Contain("Jwt:SigningKey").And.Contain("Jwt:KeysPath"));

    [TestCase("SqlServer", "Database=todo", "Server")]
    [TestCase("SqlServer", "Server=here", "Database")]
    [TestCase("SqlServer", "Server=here;Database=todo;Encrypt=perhaps", "encrypt")]
    [TestCase("SqlServer", "Server=here;Passwort=secret", "passwort")]
    [TestCase("PostgreSql", "Database=todo", "Host")]
    [TestCase("PostgreSql", "Host=here;Username=todo", "Database")]
    [TestCase("PostgreSql", "Host=here;Database=todo;SSL Mode=perhaps", "ssl")]
    [TestCase("PostgreSql", "Host=here;Database=todo;Passwort=secret", "passwort")]
    [TestCase("PostgreSql", "nonsense", "format")]
    public async Task Unusable_connection_string_is_named_but_not_shown(string provider, string connectionString, string problem)
    {
        var line = await StartAsync(
            [$"--Database:Provider={provider}", $"--ConnectionStrings:Todo={connectionString}", "--Jwt:SigningKey=0123456789012345678901234567890123456789"]);

        Assert.That(line, Does.StartWith("Wrong setting: ConnectionStrings:Todo").And.Contain(problem).IgnoreCase.And.Not.Contain("secret"));
        Assert.That(line, Does.Not.Contain("\n"));
    }

    /// <summary>The line that the operator sees.</summary>
    private static async Task<string?> StartAsync(string[] settings)
    {
        try
        {
            await using var app = global::Todo.WebApi.Hosting.WebApi.Build(["--urls=http://127.0.0.1:0", .. settings]);
            await app.StartAsync();
            await app.StopAsync();
            return null;
        }
        catch (Exception exception)
        {
            return StartupFailure.Describe(exception) ?? exception.ToString();
        }
    }
}
