using System.Data.Common;

namespace Todo.Infrastructure.Database;

/// <summary>The rows of a statement: once it has run, if it was deferred.</summary>
internal sealed class Rows<T>
{
    public List<T> Items { get; } = [];

    /// <summary>Whether these are all rows.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Reads rows until their total size exceeds a bound, but at least one.</summary>
    public async ValueTask ReadAsync(
        DbDataReader reader, Func<DbDataReader, T> read, Func<T, int> sizeOf, long maxSize, CancellationToken cancellationToken)
    {
        long size = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = read(reader);
            size += sizeOf(row);
            if (size > maxSize && Items.Count > 0)
                return;
            Items.Add(row);
        }
        IsWhole = true;
    }
}
