using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Todo.Application.Common;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.SqlServer;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

[DatabaseIndependent]
internal sealed class SqlServerFaultsTests
{
    private const byte UserError = 16;

    private static readonly SqlServerFaults Faults = new();

    [TestCase(1105, DatabaseFault.Full, TestName = "Data file full")]
    [TestCase(9002, DatabaseFault.Full, TestName = "Log full")]
    [TestCase(-2, DatabaseFault.Unavailable, TestName = "Command timeout")]
    [TestCase(0, DatabaseFault.Unavailable, TestName = "Canceled by the driver")]
    [TestCase(922, DatabaseFault.Unavailable, TestName = "Being recovered")]
    [TestCase(924, DatabaseFault.Unavailable, TestName = "Single user")]
    [TestCase(927, DatabaseFault.Unavailable, TestName = "Being restored")]
    [TestCase(942, DatabaseFault.Unavailable, TestName = "Offline")]
    [TestCase(952, DatabaseFault.Unavailable, TestName = "In transition")]
    [TestCase(979, DatabaseFault.Unavailable, TestName = "Secondary that allows no reads")]
    [TestCase(982, DatabaseFault.Unavailable, TestName = "Secondary without readers")]
    [TestCase(988, DatabaseFault.Unavailable, TestName = "Secondary without a quorum")]
    [TestCase(4064, DatabaseFault.Unavailable, TestName = "Default database cannot be opened")]
    [TestCase(6005, DatabaseFault.Unavailable, TestName = "Shutdown in progress")]
    [TestCase(1205, DatabaseFault.Unavailable, TestName = "Deadlock victim")]
    [TestCase(2627, DatabaseFault.None, TestName = "Duplicate key of SQL Server")]
    [TestCase(208, DatabaseFault.None, TestName = "No such table")]
    public void SQL_Server_errors_are_classified(int number, DatabaseFault expected) =>
        Assert.That(SqlServerFaults.Classify(number, UserError), Is.EqualTo(expected));

    [Test]
    public async Task An_unreachable_server_is_unavailable_although_the_innermost_exception_is_from_the_socket()
    {
        var refused = await FailToConnectAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.GetBaseException(), Is.Not.InstanceOf<SqlException>());
            Assert.That(Faults.Classify(refused), Is.EqualTo(DatabaseFault.Unavailable));
            Assert.That(Faults.Classify(new DbUpdateException("Around it.", refused)), Is.EqualTo(DatabaseFault.Unavailable));
        }
    }

    [Test]
    public void Exhausted_retries_and_an_unknown_outcome_are_unavailable_and_a_bug_is_not()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults.Classify(new RetryLimitExceededException()), Is.EqualTo(DatabaseFault.Unavailable));
            Assert.That(Faults.Classify(new UnreachableDatabaseException(new InvalidOperationException())), Is.EqualTo(DatabaseFault.Unavailable));
            Assert.That(Faults.Classify(new UnknownOutcomeException(new IOException())), Is.EqualTo(DatabaseFault.Unavailable));
            Assert.That(Faults.Classify(new InvalidOperationException()), Is.EqualTo(DatabaseFault.None));
        }
    }

    private static async Task<SqlException> FailToConnectAsync()
    {
        await using var connection = new SqlConnection("Server=tcp:127.0.0.1,1;Connect Timeout=2;Connect Retry Count=0;Pooling=false");
        try
        {
            await connection.OpenAsync();
        }
        catch (SqlException exception)
        {
            return exception;
        }
        throw new InvalidOperationException("Something listens on port 1.");
    }
}
