using System.Data.Common;
using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>What makes the start and each request on SQLite fast (docs/decisions/0011 and 0008) is in effect.</summary>
[SqliteOnly]
internal sealed class SqliteStartTests
{
    [Test]
    public async Task New_and_current_databases_need_no_EF_Core_to_become_ready()
    {
        using var database = new TestDatabase(isNew: true);
        for (var start = 0; start < 2; start++)
        {
            await using var server = await TodoServer.StartOnAsync(database, services => services.AddSingleton<ITodoDbContextFactory>(new NoContexts()));

            Assert.That((await server.Anonymous().GetAsync("/healthz/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Common_requests_need_no_EF_Core()
    {
        using var database = new TestDatabase(isNew: true);
        await using var server = await TodoServer.StartOnAsync(database, services => services.AddSingleton<ITodoDbContextFactory>(new NoContexts()));

        var ada = await server.SignUpAsync();
        Reply[] replies =
        [
            await ada.RefreshAsync(),
            await ada.GetAsync("/api/users/me"),
            await ada.PatchAsync("/api/users/me", new { name = "Eve" }),
            await ada.GetAsync("/api/users/me/sessions"),
            await ada.PostAsync("/api/todos", new { content = "Buy milk" }),
            await ada.GetAsync("/api/todos"),
        ];

        Assert.That(replies.Select(reply => (int)reply.Status), Has.All.InRange(200, 204));
    }

    [Test]
    public void Connections_of_the_program_have_no_mutex()
    {
        using var connection = SharedServer.Instance.Services.GetRequiredService<SqliteDatabase>().Open();

        var library = NativeLibrary.Load("e_sqlite3", typeof(SqliteDatabase).Assembly, null);
        var mutexOf = Marshal.GetDelegateForFunctionPointer<MutexOf>(NativeLibrary.GetExport(library, "sqlite3_db_mutex"));
        Assert.That(mutexOf(connection.Handle!.DangerousGetHandle()), Is.EqualTo(nint.Zero));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint MutexOf(nint connection);

    private sealed class NoContexts : ITodoDbContextFactory
    {
        public TodoDbContext Create() => throw new NotSupportedException();

        public TodoDbContext Create(DbConnection connection) => throw new NotSupportedException();
    }
}
