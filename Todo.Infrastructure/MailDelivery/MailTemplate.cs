using System.Globalization;
using System.Net;
using System.Text;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>
/// Writes a mail as text and as HTML. Nothing in it was chosen by a user: otherwise, anyone could have this server send an advertisement to a
/// stranger. It loads nothing, so that opening it tells no one.
/// </summary>
internal static class MailTemplate
{
    private const int LineLength = 72;
    private const string TokenIntroduction = "If the link does not work, copy this code:";

    private static readonly string Html = Read("mail.html");
    private static readonly string HtmlToken = Read("mail-token.html");

    public static MailContent Render(ClaimedMail mail, string? token, MailLinks links)
    {
        var texts = MailTexts.Of(mail.Kind);
        var link = links.PageOf(texts.Fragment + token);
        var home = links.PageOf();
        var validity = $"The link and the code work once, and only until {At(mail.ExpiresAt)} ({Span(mail.ExpiresAt - mail.CreatedAt)} after the request).";
        return new(
            texts.Title,
            ToText(texts, link, token, validity, home),
            ToHtml(texts, link, token, validity, home));
    }

    private static string ToText(MailTexts texts, string link, string? token, string validity, string home)
    {
        string[] paragraphs =
        [
            texts.Title,
            Wrap(texts.Lead),
            $"{texts.Action}:\n{link}",
            .. token is null ? Array.Empty<string>() : [TokenIntroduction, token, Wrap(validity)],
            Wrap(texts.Advice),
            $"-- \nThis is an automatic email from Todo. Replies are not read.\n{home}",
        ];
        return WithCrLf(string.Join("\n\n", paragraphs) + "\n");
    }

    private static string ToHtml(MailTexts texts, string link, string? token, string validity, string home)
    {
        var codeParts = token is null
            ? string.Empty
            : Fill(HtmlToken, ("introduction", TokenIntroduction), ("token", token), ("validity", validity));
        return WithCrLf(
            Fill(Html, ("title", texts.Title), ("lead", texts.Lead), ("link", link), ("action", texts.Action), ("advice", texts.Advice), ("home", home))
                .Replace("{{code}}", codeParts, StringComparison.Ordinal));
    }

    private static string Fill(string template, params (string Name, string Value)[] values)
    {
        var text = new StringBuilder(template);
        foreach (var (name, value) in values)
            text.Replace($"{{{{{name}}}}}", WebUtility.HtmlEncode(value));
        return text.ToString();
    }

    private static string At(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("HH:mm 'UTC on' d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Span(TimeSpan time) => time >= TimeSpan.FromHours(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(time.TotalHours)} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(time.TotalMinutes)} minutes");

    private static string Wrap(string paragraph)
    {
        var text = new StringBuilder();
        var column = 0;
        foreach (var word in paragraph.Split(' '))
        {
            var breaks = column + 1 + word.Length > LineLength;
            if (column > 0)
                text.Append(breaks ? '\n' : ' ');
            column = breaks || column == 0 ? word.Length : column + 1 + word.Length;
            text.Append(word);
        }
        return text.ToString();
    }

    private static string WithCrLf(string text) => text.ReplaceLineEndings("\r\n");

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(MailTemplate).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
