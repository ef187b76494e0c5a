using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Database;

/// <summary>A password may have characters that a connection string takes for its own.</summary>
internal sealed class DatabasePasswordTests
{
    [TestCase("a;b")]
    [TestCase("Server=elsewhere;")]
    [TestCase("it's")]
    [TestCase("\"quoted\"")]
    [TestCase("'\";=")]
    [TestCase(" spaces ")]
    [TestCase("{$(}&%")]
    public void Password_of_any_characters_is_the_login_s(string password)
    {
        var read = new SqlConnectionStringBuilder(Complete("Server=sqlserver;User ID=todo_api;Encrypt=True", password));

        Assert.That((read.Password, read.DataSource, read.UserID), Is.EqualTo((password, "sqlserver", "todo_api")));
        Assert.That(new NpgsqlConnectionStringBuilder(Complete("Host=postgres;Username=todo_api", password)).Password, Is.EqualTo(password));
    }

    [Test]
    public void Password_replaces_one_in_the_connection_string() =>
        Assert.That(new SqlConnectionStringBuilder(Complete("Server=sqlserver;Pwd=old", "new")).Password, Is.EqualTo("new"));

    [TestCase("Server=here;User ID=sa", null)]
    [TestCase("nonsense", "secret")]
    [TestCase(null, "secret")]
    public void Connection_string_stays_if_there_is_no_password_or_nothing_to_put_it_into(string? connectionString, string? password) =>
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
