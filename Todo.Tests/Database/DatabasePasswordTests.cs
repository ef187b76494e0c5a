using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Database;

/// <summary>A password may contain characters that are special in a connection string.</summary>
internal sealed class DatabasePasswordTests
{
    [TestCase("a;b")]
    [TestCase("Server=elsewhere;")]
    [TestCase("it's")]
    [TestCase("\"quoted\"")]
    [TestCase("'\";=")]
    [TestCase(" spaces ")]
    [TestCase("{$(}&%")]
    public void Password_may_contain_any_characters(string password)
    {
        var read = new SqlConnectionStringBuilder(Complete("Server=sqlserver;User ID=todo_api;Encrypt=True", password));

        Assert.That((read.Password, read.DataSource, read.UserID), Is.EqualTo((password, "sqlserver", "todo_api")));
        Assert.That(new NpgsqlConnectionStringBuilder(Complete("Host=postgres;Username=todo_api", password)).Password, Is.EqualTo(password));
    }

    [Test]
    public void Password_setting_replaces_the_one_in_the_connection_string() =>
        Assert.That(new SqlConnectionStringBuilder(Complete("Server=sqlserver;Pwd=old", "new")).Password, Is.EqualTo("new"));

    [TestCase("Server=here;User ID=sa", null)]
    [TestCase("nonsense", "secret")]
    [TestCase(null, "secret")]
    public void Connection_string_is_unchanged_without_a_password_or_a_connection_string(string? connectionString, string? password) =>
        Assert.That(Complete(connectionString, password), Is.EqualTo(connectionString));

    private static string? Complete(string? connectionString, string? password)
    {
        using var configuration = new ConfigurationManager();
        configuration["ConnectionStrings:Todo"] = connectionString;
        configuration["Database:Password"] = password;
        configuration.AddDatabasePassword();
        return configuration["ConnectionStrings:Todo"];
    }
}
