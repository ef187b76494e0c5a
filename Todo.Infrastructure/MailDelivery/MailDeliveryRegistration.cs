using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Todo.Application.Mails;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>Registers the services of this folder.</summary>
internal static class MailDeliveryRegistration
{
    public static void AddMailDelivery(this IServiceCollection services)
    {
        services.AddSingleton<MailSignal>();
        services.AddSingleton<IMailSender>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Folder is null
            ? ActivatorUtilities.CreateInstance<SmtpSender>(provider)
            : ActivatorUtilities.CreateInstance<FolderSender>(provider));
        services.AddSingleton<MailLinks>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailTries>();
        services.AddSingleton<MailService>();
        services.AddSingleton<MailStatements>();
        services.AddSingleton<MailStore>();
        services.AddSingleton<MailGauges>();
        services.AddHostedService<MailWorker>();
    }
}
