using Microsoft.EntityFrameworkCore;
using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Users;

internal sealed class UserRepository(DatabaseScope database, SqlDialect dialect) : IUserRepository
{
    public Task<User?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => await session.Context.Users.FirstOrDefaultAsync(user => user.Id == id, ct), cancellationToken).AsTask();

    public async Task<User?> FindForChangeAsync(long id, CancellationToken cancellationToken) =>
        (await database.Current.Context.Users.FromSqlRaw(ForChangeSql(database.Current.Context), id).ToListAsync(cancellationToken))
            .SingleOrDefault();

    public Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => await session.Context.Users.FirstOrDefaultAsync(user => user.NormalizedEmail == normalizedEmail, ct),
            cancellationToken).AsTask();

    public async Task<bool> TryAddAsync(User user, CancellationToken cancellationToken)
    {
        var context = database.Current.Context;
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
        await database.Current.Context.Users
            .Where(user => user.Id == id && user.PasswordHash == passwordHash)
            .ExecuteDeleteAsync(cancellationToken) > 0;

    /// <summary>Names the columns: a later program may add one, under a statement that this one has prepared.</summary>
    private string ForChangeSql(TodoDbContext context)
    {
        var columns = context.Model.FindEntityType(typeof(User))!.GetProperties().Select(property => property.GetColumnName());
        return $"SELECT {string.Join(", ", columns)} FROM users{dialect.ForUpdate} WHERE id = {{0}}{dialect.ForUpdateAtEnd}";
    }
}
