using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Todo.Application.Mails;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>Writes each mail into a file that only the program's user can read. A repeat leaves the first file as it is.</summary>
internal sealed class FolderSender : IMailSender
{
    private readonly string _folder;

    /// <exception cref="InvalidSettingException">The folder cannot be used.</exception>
    public FolderSender(IOptions<MailOptions> options, IHostEnvironment environment)
    {
        _folder = Path.GetFullPath(options.Value.Folder!, environment.ContentRootPath);
        try
        {
            PrivateFiles.CreateFolder(_folder);
            var probe = Path.Combine(_folder, Path.GetRandomFileName() + ".tmp");
            PrivateFiles.Create(probe).Dispose();
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException("Mail:Folder", $"names a folder that cannot be written to: {_folder}");
        }
    }

    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        // Leaves the caller's thread, because flushing a file blocks.
        await Task.Yield();
        try
        {
            // It may have been removed since the start, to empty it.
            PrivateFiles.CreateFolder(_folder);
            PrivateFiles.WriteOnce(Path.Combine(_folder, mail.Name + ".eml"), EmlFormat.Write(mail));
            return MailResult.Sent;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(MailErrors.Folder, Detail: exception.Message);
        }
    }
}
