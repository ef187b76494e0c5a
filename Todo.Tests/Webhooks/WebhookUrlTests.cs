using System.Net;
using Todo.Application.Webhooks;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Webhooks;

/// <summary>The URLs that a webhook can have, as far as one can tell without connecting (docs/security.md).</summary>
internal sealed class WebhookUrlTests
{
    private const string TooLongInAscii =
        "\u4e00\u6cef\u8bde\u59cd\u78bc\u97ab\u659a\u8489\u5278\u7167\u9056\u5e45\u7d34\u9c23\u6a12"
        + "\u8901\u56f0\u75df\u94ce\u62bd\u81ac\u4f9b\u6e8a\u8d79\u5b68\u7a57\u9946\u6735\u8624";

    private static readonly AddressPolicy Public = new([]);

    private static readonly AddressPolicy Open = new([IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("127.0.0.1/32"), IPNetwork.Parse("fd00::/8")]);

    [TestCase("https://hooks.example.com")]
    [TestCase("https://hooks.example.com/path?query=1#fragment")]
    [TestCase("HTTPS://HOOKS.EXAMPLE.COM:8443/")]
    [TestCase("https://8.8.8.8/")]
    [TestCase("https://[2606:4700:4700::1111]:444/")]
    [TestCase("https://[::ffff:8.8.8.8]/")]
    [TestCase("https://[64:ff9b::808:808]/")]
    [TestCase("https://localhost.example.com/")]
    [TestCase("https://mylocalhost/")]
    [TestCase("https://bücher.example/ü?ü=ü")]
    [TestCase("https://example.com/a@b?c=d@e")]
    public void Fine(string url) => Assert.That((WebhookUrl.IsWellFormed(url, Public), WebhookUrl.IsAllowed(url, Public)), Is.EqualTo((true, true)));

    [TestCase("")]
    [TestCase("hooks.example.com")]
    [TestCase("/relative")]
    [TestCase("//hooks.example.com/")]
    [TestCase("https:")]
    [TestCase("https://")]
    [TestCase("https:///path")]
    [TestCase("http://hooks.example.com/")]
    [TestCase("ftp://hooks.example.com/")]
    [TestCase("file:///etc/passwd")]
    [TestCase("gopher://hooks.example.com/")]
    [TestCase("javascript:alert(1)")]
    [TestCase("data:text/plain,x")]
    [TestCase("https://user:password@hooks.example.com/")]
    [TestCase("https://user@hooks.example.com/")]
    [TestCase("https://@hooks.example.com/")]
    [TestCase("https://:@hooks.example.com/")]
    [TestCase("https://hooks.example.com:65536/")]
    [TestCase("https://hooks.example.com:0/")]
    [TestCase("https://hooks.example.com:port/")]
    [TestCase(" https://hooks.example.com/")]
    [TestCase("https://hooks.example.com/ ")]
    [TestCase("https://hooks.example.com/a b")]
    [TestCase("https://hooks.example.com/\r\nHost: x")]
    [TestCase("https://hooks.example.com\\@127.0.0.1/")]
    [TestCase("https:\\\\hooks.example.com/")]
    [TestCase("https://\u0378.example/", Description = "not assigned")]
    [TestCase("https://" + TooLongInAscii + ".example/", Description = "a label of 29 characters, of more than 63 in ASCII")]
    public void Malformed(string url) => Assert.That(WebhookUrl.IsWellFormed(url, Public), Is.False);

    [TestCase("https://localhost/")]
    [TestCase("https://LOCALHOST./")]
    [TestCase("https://a.b.localhost:444/")]
    [TestCase("https://ｌｏｃａｌｈｏｓｔ/")]
    [TestCase("https://127.0.0.1/")]
    [TestCase("https://127.0.0.1./")]
    [TestCase("https://127.1/")]
    [TestCase("https://2130706433/")]
    [TestCase("https://0x7f000001/")]
    [TestCase("https://0x7f.0.0.1/")]
    [TestCase("https://0177.0.0.01/")]
    [TestCase("https://017700000001/")]
    [TestCase("https://１２７.0.0.1/")]
    [TestCase("https://127。0。0。1/")]
    [TestCase("https://%31%32%37.0.0.1/")]
    [TestCase("https://0/")]
    [TestCase("https://0.0.0.0/")]
    [TestCase("https://10.1.2.3/")]
    [TestCase("https://169.254.169.254/latest/meta-data/")]
    [TestCase("https://192.168.1.1/")]
    [TestCase("https://100.64.0.1/")]
    [TestCase("https://224.0.0.1/")]
    [TestCase("https://255.255.255.255/")]
    [TestCase("https://[::1]/")]
    [TestCase("https://[::]/")]
    [TestCase("https://[0:0:0:0:0:0:0:1]/")]
    [TestCase("https://[::ffff:127.0.0.1]/")]
    [TestCase("https://[::ffff:7f00:1]/")]
    [TestCase("https://[::ffff:169.254.169.254]/")]
    [TestCase("https://[64:ff9b::7f00:1]/")]
    [TestCase("https://[2002:7f00:1::]/")]
    [TestCase("https://[2001:0:1::1]/")]
    [TestCase("https://[2001:db8::1]/")]
    [TestCase("https://[fe80::1]/")]
    [TestCase("https://[fe80::1%25eth0]/")]
    [TestCase("https://[fd00:ec2::254]/")]
    [TestCase("https://[ff02::1]/")]
    public void Not_allowed(string url) => Assert.That(WebhookUrl.IsAllowed(url, Public), Is.False);

    [TestCase("http://10.1.2.3:8080/", true)]
    [TestCase("https://10.1.2.3/", true)]
    [TestCase("http://[::ffff:10.1.2.3]/", true)]
    [TestCase("http://[fd00::1]/", true)]
    [TestCase("http://localhost:5000/", true, Description = "loopback is allowed")]
    [TestCase("http://name.internal/", true, Description = "checked when it is connected to")]
    [TestCase("https://8.8.8.8/", true)]
    [TestCase("http://8.8.8.8/", false)]
    [TestCase("http://192.168.0.1/", false)]
    [TestCase("https://192.168.0.1/", false)]
    [TestCase("http://127.0.0.2/", false)]
    [TestCase("https://[::1]/", false)]
    public void With_allowed_networks(string url, bool isAllowed) =>
        Assert.That((WebhookUrl.IsWellFormed(url, Open), WebhookUrl.IsAllowed(url, Open)), Is.EqualTo((true, isAllowed)));

    [TestCase("ftp://10.1.2.3/")]
    [TestCase("http://user@10.1.2.3/")]
    public void With_allowed_networks_still_malformed(string url) => Assert.That(WebhookUrl.IsWellFormed(url, Open), Is.False);

    [Test]
    public void With_allowed_networks_without_loopback_localhost_is_not_allowed() =>
        Assert.That(WebhookUrl.IsAllowed("http://localhost/", new AddressPolicy([IPNetwork.Parse("10.0.0.0/8")])), Is.False);

    [TestCase("https://localhost/", "not_allowed")]
    [TestCase("https://[::ffff:10.0.0.1]/", "not_allowed")]
    [TestCase("http://hooks.example.com/", "malformed")]
    [TestCase("", "malformed")]
    [TestCase("https://\u0378.example/", "malformed")]
    [TestCase("https://" + TooLongInAscii + ".example/", "malformed")]
    [TestCase("https://hooks.example.com/\0", "invalid_characters")]
    public async Task The_error_is_under_the_url(string url, string code)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.PostAsync("/api/webhooks", new { url, events = new[] { "todo.created" } });

        reply.AssertInvalid("url");
        Assert.That(reply.CodesOf("url"), Is.EqualTo(new[] { code }));
    }

    [Test]
    public async Task A_url_has_at_most_2000_characters()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var longest = ClientWebhooks.Url + "?" + new string('x', 2000 - ClientWebhooks.Url.Length - 1);

        var webhook = await ada.AddWebhookAsync(longest);
        var longer = await ada.PatchAsync($"/api/webhooks/{webhook.Id()}", new { url = longest + "x" });

        Assert.That(webhook.Text("url"), Is.EqualTo(longest));
        longer.AssertInvalid("url");
        Assert.That(longer.CodesOf("url"), Is.EqualTo(new[] { "too_long" }));
    }

    [Test]
    public async Task Allowed_networks_apply_to_new_and_changed_webhooks()
    {
        await using var server = await TodoServer.StartAsync("--Webhooks:AllowedNetworks:0=127.0.0.0/8", "--Webhooks:AllowedNetworks:1=fd00::1");
        var ada = await server.SignUpAsync();

        var webhook = await ada.AddWebhookAsync("http://127.0.0.1:9/");

        Assert.That((await ada.ChangeWebhookAsync(webhook.Id(), new { url = "http://[fd00::1]/" })).Text("url"), Is.EqualTo("http://[fd00::1]/"));
        (await ada.PatchAsync($"/api/webhooks/{webhook.Id()}", new { url = "http://[fd00::2]/" })).AssertInvalid("url");
        (await ada.PostAsync("/api/webhooks", new { url = "http://10.0.0.1/", events = new[] { "todo.created" } })).AssertInvalid("url");
    }
}
