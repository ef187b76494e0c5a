using System.Runtime.InteropServices;
using SQLitePCL;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// Reads values from a statement's current row. The driver asks SQLite three times for each value (for a row, for the type and for the
/// value), and counts the uses of the statement each time, which takes longer than SQLite's answer. A page has 400 values.
/// </summary>
internal static partial class SqliteRow
{
    /// <summary>The library that the driver has loaded.</summary>
    private const string Library = "e_sqlite3";

    public static bool IsNull(nint statement, int ordinal) => TypeOf(statement, ordinal) == raw.SQLITE_NULL;

    // It only reads a field, so that the runtime need not prepare for a long call.
    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    public static partial long ReadInt64(nint statement, int ordinal);

    /// <summary>Reads text, which is not null.</summary>
    public static string ReadText(nint statement, int ordinal)
    {
        // In this order: the first call may convert the value, and the second one returns the length of the result.
        var text = TextOf(statement, ordinal);
        return Marshal.PtrToStringUTF8(text, LengthOf(statement, ordinal));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    private static partial int TypeOf(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_text")]
    private static partial nint TextOf(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    private static partial int LengthOf(nint statement, int ordinal);
}
