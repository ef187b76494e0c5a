using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Todo.Application.Mails;

/// <summary>How mails are sent: through an SMTP server, or into a folder; section <c>Mail</c>. Without either, the server sends no mail.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    private const int MaxPort = 65535;

    private string? _host;
    private string? _userName;
    private string? _password;
    private string? _from;
    private string? _folder;

    /// <summary>The host name or address of the SMTP server.</summary>
    public string? Host
    {
        get => _host;
        set => _host = NullIfBlank(value);
    }

    /// <summary>The port of the SMTP server.</summary>
    [Range(1, MaxPort)]
    public int Port { get; set; } = 587;

    /// <summary>The user to sign in to the SMTP server. If null, no sign-in.</summary>
    public string? UserName
    {
        get => _userName;
        set => _userName = NullIfBlank(value);
    }

    /// <summary>The password of <see cref="UserName"/>.</summary>
    public string? Password
    {
        get => _password;
        // Not trimmed: a password may begin or end with a space.
        set => _password = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>The sender, as an address or as <c>Name &lt;address&gt;</c>. Required with <see cref="Host"/>.</summary>
    public string? From
    {
        get => _from;
        set => _from = NullIfBlank(value);
    }

    /// <summary>
    /// Whether the connection must be encrypted (STARTTLS), with a valid certificate for the host name, before the sign-in and the mail. If
    /// false, it is not encrypted.
    /// </summary>
    public bool StartTls { get; set; } = true;

    /// <summary>The folder that gets a file for each mail (<c>.eml</c>). A relative path is relative to the content root.</summary>
    public string? Folder
    {
        get => _folder;
        set => _folder = NullIfBlank(value);
    }

    /// <summary>Whether mails are sent.</summary>
    public bool IsEnabled => Host is not null || Folder is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Host is not null && Folder is not null)
            yield return new ValidationResult("must not be set together with Mail:Host", [nameof(Folder)]);
        if (Host is not null && Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return new ValidationResult("must be a host name or an address, without a port", [nameof(Host)]);
        if (Host is not null && From is null)
            yield return new ValidationResult("must be set with Mail:Host", [nameof(From)]);
        if (From is not null && !IsSender(From))
            yield return new ValidationResult("must be an email address with an ASCII name before the @ and a domain after it, or Name <address>", [nameof(From)]);
        if (UserName is not null && Password is null)
            yield return new ValidationResult("must be set with Mail:UserName", [nameof(Password)]);
        if (UserName is null && Password is not null)
            yield return new ValidationResult("must be set with Mail:Password", [nameof(UserName)]);
    }

    /// <summary>Whether the text is an address that every server takes as the sender. Each mail would fail otherwise.</summary>
    private static bool IsSender(string text)
    {
        if (!MailAddress.TryCreate(text, out var address) || !Ascii.IsValid(address.User) || Uri.CheckHostName(address.Host) != UriHostNameType.Dns)
            return false;
        try
        {
            return new IdnMapping().GetAscii(address.Host).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>An empty setting unsets the one of a file, such as the folder in development.</summary>
    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
