using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Harness;

/// <summary>Everything that a server has in its database, bytes as Latin-1: the files of SQLite, on a server all columns of all tables.</summary>
internal static class StoredData
{
    public static async Task<string> ReadAsync(TodoServer server)
    {
        var stored = TestDatabase.IsSqlite ? await ReadFilesAsync(server.Database.Folder) : await ReadTablesAsync(server);
        Assert.That(stored, Is.Not.Empty);
        return stored;
    }

    private static async Task<string> ReadFilesAsync(string folder)
    {
        var stored = new StringBuilder();
        foreach (var path in Directory.GetFiles(folder, "todo.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.Latin1);
            stored.Append(await reader.ReadToEndAsync());
        }
        return stored.ToString();
    }

    private static async Task<string> ReadTablesAsync(TodoServer server)
    {
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        var connection = context.Database.GetDbConnection();
        await connection.OpenAsync();
        var stored = new StringBuilder();
        foreach (var table in context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is the program's own.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                Append(stored, rows);
        }
        return stored.ToString();
    }

    private static void Append(StringBuilder stored, DbDataReader row)
    {
        for (var i = 0; i < row.FieldCount; i++)
        {
            stored.Append(row.GetValue(i) is byte[] bytes
                ? Encoding.Latin1.GetString(bytes)
                : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}
