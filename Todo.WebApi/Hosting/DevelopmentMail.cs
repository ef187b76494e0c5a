using Todo.Application.Mails;

namespace Todo.WebApi.Hosting;

/// <summary>In development, mails go to a folder unless another setting says otherwise, so that all of the API can be tried without a mail server.</summary>
internal static class DevelopmentMail
{
    public const string Folder = "App_Data/mail";

    public static void AddDevelopmentMail(this WebApplicationBuilder builder)
    {
        var mail = builder.Configuration.GetSection(MailOptions.Section);
        // Not in a settings file, where the folder would make every Mail:Host a wrong setting.
        if (builder.Environment.IsDevelopment() && string.IsNullOrEmpty(mail[nameof(MailOptions.Host)]) && mail[nameof(MailOptions.Folder)] is null)
            builder.Services.Configure<MailOptions>(options => options.Folder = Folder);
    }
}
