using System.Data;
using System.Data.Common;

namespace Todo.Infrastructure.Database.Sql;

/// <summary>A SQL text with its parameters in the order in which their values are given.</summary>
internal sealed record Statement(string Sql, params SqlParameter[] Parameters);

/// <summary>A parameter of a <see cref="Statement"/>.</summary>
/// <param name="Name">Starts with <c>@</c>.</param>
/// <param name="Type">Its type, as the column has it.</param>
/// <param name="Size">
/// Of text and bytes: the column's; -1 is max. One size for all values, since SQL Server makes a plan for each.
/// </param>
internal sealed record SqlParameter(string Name, DbType Type, int Size = 0)
{
    /// <summary>The value as the driver takes it.</summary>
    /// <exception cref="ArgumentException">It is longer than the column: SQL Server's driver would cut it, and find another row.</exception>
    public object ValueOf(object? value) => value switch
    {
        null => DBNull.Value,
        string text when Size > 0 && text.Length > Size => throw TooLong(text.Length),
        byte[] bytes when Size > 0 && bytes.Length > Size => throw TooLong(bytes.Length),
        _ => value,
    };

    /// <summary>Gives a new parameter of a command this name, type and size.</summary>
    public DbParameter ApplyTo(DbParameter parameter)
    {
        parameter.ParameterName = Name;
        parameter.DbType = Type;
        if (Size != 0)
            parameter.Size = Size;
        return parameter;
    }

    private ArgumentException TooLong(int length) => new($"A value of {length} is too long for {Name}, which has {Size}.");
}
