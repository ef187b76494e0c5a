using System.Net;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Delivery;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>The addresses to which messages are sent, and those to which they are not (docs/api.md#webhooks).</summary>
[DatabaseIndependent]
internal sealed class WebhookAddressTests
{
    [TestCase("https://127.0.0.1:{0}/")]
    [TestCase("https://127.1:{0}/")]
    [TestCase("https://2130706433:{0}/")]
    [TestCase("https://0x7f000001:{0}/")]
    [TestCase("https://0177.0.0.1:{0}/")]
    [TestCase("https://１２７.0.0.1:{0}/", Description = "digits of full width")]
    [TestCase("https://127。0。0。1:{0}/", Description = "ideographic full stops")]
    [TestCase("https://[::1]:{0}/")]
    [TestCase("https://[::ffff:127.0.0.1]:{0}/")]
    [TestCase("https://[::ffff:7f00:1]:{0}/")]
    [TestCase("https://[::127.0.0.1]:{0}/")]
    [TestCase("https://[64:ff9b::7f00:1]:{0}/")]
    [TestCase("https://[2002:7f00:1::]:{0}/")]
    [TestCase("https://[fe80::1]:{0}/")]
    [TestCase("https://[fd00::1]:{0}/")]
    [TestCase("https://0.0.0.0:{0}/")]
    [TestCase("https://0:{0}/")]
    [TestCase("https://[::]:{0}/")]
    [TestCase("https://localhost:{0}/")]
    [TestCase("https://LOCALHOST:{0}/")]
    [TestCase("https://169.254.169.254/latest/meta-data/")]
    [TestCase("https://10.0.0.1/")]
    [TestCase("https://172.16.0.1/")]
    [TestCase("https://192.168.0.1/")]
    [TestCase("https://100.64.0.1/")]
    [TestCase("http://127.0.0.1:{0}/")]
    [TestCase("http://8.8.8.8/", Description = "public, but not over https")]
    public async Task Nothing_is_sent_to_an_address_that_is_not_public_however_it_is_written(string url)
    {
        await using var receiver = await Receiver.StartAsync();

        var result = await Senders.SendAsync(string.Format(null, url, receiver.Port), networks: []);

        Assert.That(result.Error, Is.EqualTo(AttemptErrors.AddressNotAllowed));
        Assert.That(receiver.Messages, Is.Empty);
    }

    [Test]
    public async Task The_address_that_a_name_leads_to_is_checked_for_each_connection()
    {
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        var names = new FakeNames(IPAddress.Loopback);
        using var sender = Senders.Of(names, [Senders.Loopback]);
        var url = $"http://receiver.example:{receiver.Port}/";

        var first = await Senders.SendAsync(sender, url);
        names.Addresses = [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("::1")];
        var second = await Senders.SendAsync(sender, url);
        names.Addresses = [IPAddress.Parse("10.0.0.1"), IPAddress.Loopback.MapToIPv6()];
        var third = await Senders.SendAsync(sender, url);
        names.Addresses = [];
        var none = await Senders.SendAsync(sender, url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.IsDelivered, Is.True);
            Assert.That(second.Error, Is.EqualTo(AttemptErrors.AddressNotAllowed));
            Assert.That(third.IsDelivered, Is.True, "the only allowed address is used, over IPv4");
            Assert.That(none.Error, Is.EqualTo(AttemptErrors.NameNotResolved));
            Assert.That(receiver.Messages, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task A_name_that_does_not_exist_is_not_resolved() =>
        Assert.That((await Senders.SendAsync("https://does-not-exist.invalid/")).Error, Is.EqualTo(AttemptErrors.NameNotResolved));

    [Test]
    public async Task The_next_address_of_a_name_is_tried_if_one_refuses()
    {
        await using var receiver = await Receiver.StartAsync();
        // The receiver listens on 127.0.0.1 alone.
        using var sender = Senders.Of(new FakeNames(IPAddress.Parse("127.0.0.2"), IPAddress.Loopback), [Senders.Loopback]);

        Assert.That((await Senders.SendAsync(sender, $"http://receiver.example:{receiver.Port}/")).IsDelivered, Is.True);
    }

    private sealed class FakeNames(params IPAddress[] addresses) : INameResolver
    {
        public IPAddress[] Addresses { get; set; } = addresses;

        public Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Addresses);
    }
}
