using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Idempotency;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Adds and counts rows of growing tables directly in the database, and runs their clean-up.</summary>
internal static class GrowthRows
{
    public static async Task AddAnswersAsync(TodoServer server, TodoClient client, int count, DateTimeOffset at)
    {
        await using var context = CreateContext(server);
        context.AddRange(Enumerable.Range(0, count).Select(i => new IdempotencyRecord
        {
            UserId = client.UserId,
            Operation = "CreateTodo",
            IdempotencyKey = $"{i}",
            RequestHash = new byte[32],
            Answer = "{}",
            CreatedAt = at,
        }));
        await context.SaveChangesAsync();
    }

    public static async Task AddUsedTokensAsync(TodoServer server, int count)
    {
        await using var context = CreateContext(server);
        var sessionId = await context.Sessions.MinAsync(session => session.Id);
        context.RefreshTokens.AddRange(Enumerable.Range(0, count).Select(
            _ => RefreshToken.Issue(sessionId, RandomNumberGenerator.GetBytes(32), null, DateTimeOffset.UnixEpoch)));
        await context.SaveChangesAsync();
    }

    public static Task CleanUpAsync(TodoServer server) =>
        server.Services.GetServices<IHostedService>().OfType<Maintenance>().Single().CleanUpAsync(CancellationToken.None);

    public static async Task<int> CountAsync<T>(TodoServer server, Func<TodoDbContext, IQueryable<T>> rows)
    {
        await using var context = CreateContext(server);
        return await rows(context).CountAsync();
    }

    public static TodoDbContext CreateContext(TodoServer server) => server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
}
