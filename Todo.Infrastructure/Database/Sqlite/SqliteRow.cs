using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// Reads values from a statement's current row. The driver calls SQLite three times per value (row, type, value), and each call increments
/// the reference count of the statement's handle, which costs more than the call itself. A page has 400 values.
/// </summary>
internal static partial class SqliteRow
{
    /// <summary>The native library that the driver uses.</summary>
    private const string Library = "e_sqlite3";

    public static bool IsNull(nint statement, int ordinal) => TypeOf(statement, ordinal) == raw.SQLITE_NULL;

    // Returns at once and, in multi-thread mode (SqliteDatabase), takes no lock, so the GC transition can be skipped.
    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl), typeof(CallConvSuppressGCTransition)])]
    public static partial long ReadInt64(nint statement, int ordinal);

    /// <summary>Reads text from a column that is not null.</summary>
    public static string ReadText(nint statement, int ordinal)
    {
        // In this order: the first call may convert the value, and the second one returns the length of the result.
        var text = TextOf(statement, ordinal);
        return Marshal.PtrToStringUTF8(text, LengthOf(statement, ordinal));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl), typeof(CallConvSuppressGCTransition)])]
    private static partial int TypeOf(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_text")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial nint TextOf(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl), typeof(CallConvSuppressGCTransition)])]
    private static partial int LengthOf(nint statement, int ordinal);
}
