using Microsoft.Data.SqlClient;
using Todo.Infrastructure.Database.SqlServer;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

[DatabaseIndependent]
internal sealed class SqlServerDatabaseTests
{
    [TestCase("Server=db;Database=todo", true)]
    [TestCase("Server=db;Database=todo;Encrypt=False", false)]
    public void Connection_to_SQL_Server_is_encrypted_unless_the_operator_turns_it_off(string connectionString, bool encrypts)
    {
        var parsed = SqlServerDatabase.Parse(connectionString);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool)parsed.Encrypt, Is.EqualTo(encrypts));
            Assert.That(parsed.TrustServerCertificate, Is.False);
        }
    }

    [Test]
    public void Pool_of_SQL_Server_retries_immediately_unless_the_operator_sets_otherwise()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SqlServerDatabase.Parse("Server=db;Database=todo").PoolBlockingPeriod, Is.EqualTo(PoolBlockingPeriod.NeverBlock));
            Assert.That(
                SqlServerDatabase.Parse("Server=db;Database=todo;Pool Blocking Period=Auto").PoolBlockingPeriod,
                Is.EqualTo(PoolBlockingPeriod.Auto));
        }
    }

    [TestCase("Server=db")]
    [TestCase("Database=todo")]
    public void Connection_string_without_server_or_database_is_rejected(string connectionString) =>
        Assert.That(() => SqlServerDatabase.Parse(connectionString), Throws.ArgumentException.With.Message.EndsWith("is missing."));
}
