using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Todo.Infrastructure.Database.SqlServer;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

[DatabaseIndependent]
internal sealed class SqlServerSetupTests
{
    [TestCase(true, 0)]
    [TestCase(false, 1)]
    [TestCase(null, 0, Description = "The login may not see it.")]
    public async Task READ_COMMITTED_SNAPSHOT_that_is_off_logs_a_warning_with_the_command_that_enables_it(bool? isOn, int warnings)
    {
        var log = new LogLines();
        using var loggers = new LoggerFactory([log]);
        await using var context = new SqlServerTodoDbContext(new DbContextOptionsBuilder<SqlServerTodoDbContext>()
            .UseSqlServer("Server=nowhere;Database=todo").AddInterceptors(new Answer(isOn)).Options);

        await new SqlServerSetup(loggers.CreateLogger<SqlServerSetup>()).CheckSettingsAsync(new OneContext(context), CancellationToken.None);

        var lines = log.All.Where(line => line.Level >= LogLevel.Warning).ToList();
        Assert.That(lines, Has.Count.EqualTo(warnings));
        Assert.That(lines, Has.All.Property(nameof(LogLine.Text)).Contains("SET READ_COMMITTED_SNAPSHOT ON"));
    }

    /// <summary>Returns a result for the only query, without a server.</summary>
    private sealed class Answer(bool? value) : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            new(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            using var rows = new DataTable { Columns = { { "Value", typeof(bool) } } };
            if (value is not null)
                rows.Rows.Add(value);
            return new(InterceptionResult<DbDataReader>.SuppressWithResult(rows.CreateDataReader()));
        }
    }
}
