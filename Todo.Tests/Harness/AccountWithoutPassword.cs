using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Harness;

/// <summary>Signs up users as a sign-in through a provider leaves them, without such a provider.</summary>
internal static class AccountWithoutPassword
{
    public static async Task<TodoClient> SignUpWithoutPasswordAsync(this TodoServer server)
    {
        var client = await server.SignUpAsync();
        var none = User.RegisterWithoutPassword("Ada", client.Email, TimeZones.Default, server.Clock.GetUtcNow()).PasswordHash;
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        await context.Users.Where(user => user.Id == client.UserId).ExecuteUpdateAsync(user => user.SetProperty(one => one.PasswordHash, none));
        return client;
    }
}
