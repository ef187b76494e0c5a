using System.Data;

namespace Todo.Infrastructure.Persistence.Sql;

/// <summary>A SQL text with its parameters in the order in which their values are given.</summary>
internal sealed record Statement(string Sql, params SqlParameter[] Parameters);

/// <summary>A parameter of a <see cref="Statement"/>; its name starts with <c>@</c>.</summary>
internal sealed record SqlParameter(string Name, DbType Type);
