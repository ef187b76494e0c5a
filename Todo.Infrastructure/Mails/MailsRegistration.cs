using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Mails;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Mails;

/// <summary>Registers the services of this folder.</summary>
internal static class MailsRegistration
{
    public static void AddMails(this IServiceCollection services)
    {
        services.AddScoped<IMailOutbox, MailOutbox>();
        services.AddScoped<IMailTokenRepository, MailTokenRepository>();
        services.AddSingleton<MailOutboxStatements>();
        services.AddSingleton<ICleanUpTask, OldMails>();
        services.AddSingleton<ICleanUpTask, ExpiredMailTokens>();
    }
}
