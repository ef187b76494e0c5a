using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Mails;
using Todo.Domain.Mails;
using Todo.Infrastructure.Keys;
using Todo.Infrastructure.MailDelivery;
using Todo.Tests.Harness;

namespace Todo.Tests.MailDelivery;

/// <summary>What mails say (docs/operations.md#mail).</summary>
[DatabaseIndependent]
internal sealed partial class MailTemplateTests
{
    private const string Home = "https://todo.example.com/app/";

    private static readonly string Token = MailTokenText.Create();
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 4, 26, TimeSpan.Zero);
    private static readonly TimeSpan ThirtyMinutes = TimeSpan.FromMinutes(30);

    [TestCase(MailKind.Verification, "#/verify?token=", 24 * 60, "04:04 UTC on 22 November 2026 (24 hours after the request)")]
    [TestCase(MailKind.EmailChange, "#/verify?token=", 30, "04:34 UTC on 21 November 2026 (30 minutes after the request)")]
    [TestCase(MailKind.PasswordReset, "#/reset?token=", 30, "04:34 UTC on 21 November 2026 (30 minutes after the request)")]
    public void A_mail_with_a_token_has_a_link_the_token_on_its_own_line_and_its_end(MailKind kind, string fragment, int minutes, string end)
    {
        var content = Render(kind, Token, TimeSpan.FromMinutes(minutes));

        var link = Home + fragment + Token;
        var html = WebUtility.HtmlDecode(content.Html);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(content.Text.Split("\r\n"), Does.Contain(link).And.Contain(Token));
            Assert.That(html, Does.Contain($"href=\"{link}\"").And.Contain($"\r\n{Token}\r\n").And.Contain(end));
            Assert.That(content.Text.ReplaceLineEndings(" "), Does.Contain(end));
            Assert.That(Hrefs(content), Is.EquivalentTo([link, Home]));
        }
    }

    [TestCase(MailKind.EmailChangeNotice, Home + "#/account")]
    [TestCase(MailKind.PasswordResetNotice, Home)]
    public void A_notice_has_no_token_and_leads_to_the_page(MailKind kind, string link)
    {
        var content = Render(kind, null, ThirtyMinutes);

        Assert.That(content.Text + content.Html, Does.Not.Contain("token").And.Not.Contain("code:").And.Not.Contain("UTC"));
        Assert.That(Hrefs(content), Is.EquivalentTo([link, Home]));
        Assert.That(content.Text.Split("\r\n"), Does.Contain(link));
    }

    [Test]
    public void Each_mail_says_what_to_do_if_one_did_not_ask_for_it_and_has_a_subject_of_its_own()
    {
        var contents = Kinds.Select(kind => Render(kind, Token, ThirtyMinutes)).ToList();

        Assert.That(contents.Select(content => content.Subject), Is.Unique);
        Assert.That(contents.Select(content => content.Text.ReplaceLineEndings(" ")), Is.All.Match("If (this was|you did not|you do not)"));
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_mail_loads_nothing_and_stays_in_one_piece(MailKind kind)
    {
        var content = Render(kind, Token, ThirtyMinutes);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(content.Html, Does.Not.Match(@"(?i)\bsrc\b|url\(|@import|<link|<img|<script|<form|background="));
            Assert.That(content.Html, Does.Contain("<meta name=\"color-scheme\" content=\"light dark\">").And.Contain("prefers-color-scheme: dark"));
            Assert.That(content.Html, Does.Not.Contain("{{"));
            Assert.That(Ascii.IsValid(content.Subject + content.Text + content.Html), "so that no encoding breaks lines");
            Assert.That(content.Html.Split("\r\n").Select(line => line.Length), Is.All.LessThan(998), "RFC 5322");
            Assert.That(content.Text.Split("\r\n").Where(line => !line.Contains(Home, StringComparison.Ordinal)).Select(line => line.Length), Is.All.LessThanOrEqualTo(76));
            Assert.That(Regex.Matches(content.Text + content.Html, "(?<!\r)\n"), Is.Empty);
        }
    }

    [TestCase(null, "http://issuer.example:8000/app/")]
    [TestCase("https://todo.example.com", Home)]
    [TestCase("https://todo.example.com/", Home)]
    [TestCase("https://example.com/todo", "https://example.com/todo/app/")]
    [TestCase("https://example.com/a'b/", "https://example.com/a'b/app/")]
    [TestCase("http://[::1]:8000", "http://[::1]:8000/app/")]
    [TestCase("https://täst.example", "https://xn--tst-qla.example/app/")]
    public void Links_begin_with_the_setting_or_the_issuer(string? baseUrl, string home)
    {
        var content = Render(MailKind.PasswordReset, Token, ThirtyMinutes, baseUrl);

        Assert.That(content.Text, Does.Contain($"{home}#/reset?token={Token}\r\n"));
        Assert.That(Hrefs(content), Is.EquivalentTo([$"{home}#/reset?token={Token}", home]));
    }

    private static IEnumerable<MailKind> Kinds => Enum.GetValues<MailKind>();

    private static MailContent Render(MailKind kind, string? token, TimeSpan lifetime, string? baseUrl = "https://todo.example.com")
    {
        var links = new MailLinks(Options.Create(new AppOptions { BaseUrl = baseUrl }), new Issuer());
        return MailTemplate.Render(new(7, kind, "ada@example.com", null, Now, Now + lifetime, 0, Now), token, links);
    }

    private static IEnumerable<string> Hrefs(MailContent content) =>
        Href().Matches(content.Html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value));

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Href();

    private sealed class Issuer : IIssuer
    {
        public string Address => "http://issuer.example:8000";
    }
}
