using Microsoft.EntityFrameworkCore;
using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Users;

internal sealed class UserRepository(TodoDbContext context, SqlDialect dialect) : IUserRepository
{
    public Task<User?> FindAsync(long id, CancellationToken cancellationToken) =>
        context.Users.FirstOrDefaultAsync(user => user.Id == id, cancellationToken);

    public async Task<User?> FindForChangeAsync(long id, CancellationToken cancellationToken) =>
        (await context.Users.FromSqlRaw(ForChangeSql(dialect), id).ToListAsync(cancellationToken)).SingleOrDefault();

    internal static string ForChangeSql(SqlDialect dialect) => $"SELECT * FROM users{dialect.ForUpdate} WHERE id = {{0}}";

    public Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        context.Users.FirstOrDefaultAsync(user => user.NormalizedEmail == normalizedEmail, cancellationToken);

    public async Task<bool> TryAddAsync(User user, CancellationToken cancellationToken)
    {
        context.Users.Add(user);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (dialect.IsUniqueViolation(exception.GetBaseException()))
        {
            context.ChangeTracker.Clear();
            return false;
        }
    }

    public async Task<bool> DeleteAsync(long id, string passwordHash, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlInterpolatedAsync(
            $"DELETE FROM users WHERE id = {id} AND password_hash = {passwordHash}", cancellationToken) > 0;
}
