using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Todo.Application.Common;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

[DatabaseIndependent]
internal sealed class PostgreSqlFaultsTests
{
    private static readonly PostgreSqlFaults Faults = new();

    [TestCase("53100", DatabaseFault.Full)]
    [TestCase("53300", DatabaseFault.Unavailable, TestName = "Too many connections")]
    [TestCase("57P01", DatabaseFault.Unavailable, TestName = "Shut down by an administrator")]
    [TestCase("57P02", DatabaseFault.Unavailable, TestName = "Crashed")]
    [TestCase("57P03", DatabaseFault.Unavailable, TestName = "Starting up")]
    [TestCase("57014", DatabaseFault.Unavailable, TestName = "Canceled by a timeout of the server")]
    [TestCase("40001", DatabaseFault.Unavailable, TestName = "Conflict with another transaction")]
    [TestCase("40P01", DatabaseFault.Unavailable, TestName = "Deadlock")]
    [TestCase("55P03", DatabaseFault.Unavailable, TestName = "Lock not granted in time")]
    [TestCase("08006", DatabaseFault.Unavailable, TestName = "Connection lost")]
    [TestCase("28P01", DatabaseFault.Unavailable, TestName = "Wrong password")]
    [TestCase("3D000", DatabaseFault.Unavailable, TestName = "No such database")]
    [TestCase("25006", DatabaseFault.Unavailable, TestName = "Read-only")]
    [TestCase("25P03", DatabaseFault.Unavailable, TestName = "Idle in a transaction for too long")]
    [TestCase("58030", DatabaseFault.Unavailable, TestName = "Input or output failed")]
    [TestCase("XX001", DatabaseFault.Unavailable, TestName = "Damaged data")]
    [TestCase("23505", DatabaseFault.None, TestName = "Duplicate key")]
    [TestCase("42601", DatabaseFault.None, TestName = "Wrong syntax")]
    [TestCase("25P02", DatabaseFault.None, TestName = "Statement in a failed transaction")]
    public void PostgreSQL_errors_are_classified(string state, DatabaseFault expected)
    {
        var answer = new PostgresException("It.", "ERROR", "ERROR", state);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults.Classify(answer), Is.EqualTo(expected));
            Assert.That(Faults.Classify(new DbUpdateException("Around it.", answer)), Is.EqualTo(expected));
            Assert.That(Faults.Classify(new RetryLimitExceededException("Around it.", answer)), Is.EqualTo(expected));
        }
    }

    [Test]
    public void A_lost_connection_and_a_commit_without_a_response_are_unavailable_and_a_bug_is_not()
    {
        var lost = new NpgsqlException("It.", new SocketException());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults.Classify(lost), Is.EqualTo(DatabaseFault.Unavailable));
            Assert.That(Faults.Classify(new UnknownOutcomeException(lost)), Is.EqualTo(DatabaseFault.Unavailable));
            Assert.That(Faults.Classify(new UnknownOutcomeException(new IOException())), Is.EqualTo(DatabaseFault.Unavailable));
#pragma warning disable CA2201 // What the driver throws.
            Assert.That(Faults.Classify(new NullReferenceException { Source = "Npgsql" }), Is.EqualTo(DatabaseFault.Unavailable));
            Assert.That(Faults.Classify(new NullReferenceException { Source = "Todo.Infrastructure" }), Is.EqualTo(DatabaseFault.None));
#pragma warning restore CA2201
            Assert.That(Faults.Classify(new InvalidOperationException()), Is.EqualTo(DatabaseFault.None));
        }
    }
}
