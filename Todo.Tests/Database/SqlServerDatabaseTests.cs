using Todo.Infrastructure.Database.SqlServer;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

[DatabaseIndependent]
internal sealed class SqlServerDatabaseTests
{
    [TestCase("Server=db", true)]
    [TestCase("Server=db;Encrypt=False", false)]
    public void Connection_to_SQL_Server_is_encrypted_unless_the_operator_turns_it_off(string connectionString, bool encrypts)
    {
        var parsed = SqlServerDatabase.Parse(connectionString);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool)parsed.Encrypt, Is.EqualTo(encrypts));
            Assert.That(parsed.TrustServerCertificate, Is.False);
        }
    }
}
