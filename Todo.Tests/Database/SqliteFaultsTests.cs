using Microsoft.Data.Sqlite;
using SQLitePCL;
using Todo.Application.Common;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

[DatabaseIndependent]
internal sealed class SqliteFaultsTests
{
    private static readonly SqliteFaults Faults = new();

    [TestCase(raw.SQLITE_FULL, raw.SQLITE_FULL, DatabaseFault.Full)]
    [TestCase(raw.SQLITE_IOERR, raw.SQLITE_IOERR_SHMSIZE, DatabaseFault.Full)]
    [TestCase(raw.SQLITE_IOERR, raw.SQLITE_IOERR, DatabaseFault.Unavailable)]
    [TestCase(raw.SQLITE_BUSY, raw.SQLITE_BUSY, DatabaseFault.Unavailable)]
    [TestCase(raw.SQLITE_READONLY, raw.SQLITE_READONLY, DatabaseFault.Unavailable)]
    [TestCase(raw.SQLITE_CONSTRAINT, raw.SQLITE_CONSTRAINT, DatabaseFault.None)]
    public void SQLite_errors_are_classified(int code, int extendedCode, DatabaseFault expected) =>
        Assert.That(Faults.Classify(new InvalidOperationException("Around it.", new SqliteException("It.", code, extendedCode))), Is.EqualTo(expected));

    [TestCase(28, DatabaseFault.Full)]
    [TestCase(122, DatabaseFault.Full)]
    [TestCase(unchecked((int)0x80070070), DatabaseFault.Full)]
    [TestCase(5, DatabaseFault.Unavailable)]
    public void IO_errors_of_files_next_to_the_database_are_database_faults(int code, DatabaseFault expected) =>
        Assert.That(Faults.Classify(new IOException("It.", code)), Is.EqualTo(expected));

    [Test]
    public void An_inaccessible_file_is_unavailable_and_a_bug_is_not()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults.Classify(new UnauthorizedAccessException()), Is.EqualTo(DatabaseFault.Unavailable));
            Assert.That(Faults.Classify(new InvalidOperationException()), Is.EqualTo(DatabaseFault.None));
        }
    }
}
