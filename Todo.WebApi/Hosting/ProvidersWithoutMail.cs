using Microsoft.Extensions.Options;
using Todo.Application.Mails;
using Todo.Application.SingleSignOn;

namespace Todo.WebApi.Hosting;

/// <summary>Without mail, no one can verify an address, so that an account with a password is never linked to an identity of a provider.</summary>
internal static partial class ProvidersWithoutMail
{
    public static void WarnOfProvidersWithoutMail(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var hasProviders = app.Services.GetRequiredService<IOptions<SingleSignOnOptions>>().Value.Providers.Length > 0;
        if (hasProviders && !app.Services.GetRequiredService<IOptions<MailOptions>>().Value.IsEnabled)
            LogNoMail(app.Logger);
    });

    [LoggerMessage(1406, LogLevel.Warning, "Sign-in providers are set, but the server sends no mail: if an account with a password exists for an address, "
        + "its owner cannot sign in through a provider, because the address cannot be verified. Set Mail:Host")]
    private static partial void LogNoMail(ILogger logger);
}
