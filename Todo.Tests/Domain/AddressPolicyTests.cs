using System.Net;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

/// <summary>Where webhooks can lead: by IANA's registries of special-purpose addresses.</summary>
[DatabaseIndependent]
internal sealed class AddressPolicyTests
{
    private static readonly AddressPolicy Public = new([]);

    /// <summary>The first and the last address of each block, and those next to it that are public.</summary>
    private static readonly TestCaseData<string>[] Blocks =
    [
        new("0.0.0.0 0.255.255.255 - 1.0.0.0"),
        new("10.0.0.0 10.255.255.255 9.255.255.255 11.0.0.0"),
        new("100.64.0.0 100.127.255.255 100.63.255.255 100.128.0.0"),
        new("127.0.0.0 127.255.255.255 126.255.255.255 128.0.0.0"),
        new("169.254.0.0 169.254.255.255 169.253.255.255 169.255.0.0"),
        new("172.16.0.0 172.31.255.255 172.15.255.255 172.32.0.0"),
        new("192.0.0.0 192.0.0.255 191.255.255.255 192.0.1.0"),
        new("192.0.2.0 192.0.2.255 192.0.1.255 192.0.3.0"),
        new("192.88.99.0 192.88.99.255 192.88.98.255 192.88.100.0"),
        new("192.168.0.0 192.168.255.255 192.167.255.255 192.169.0.0"),
        new("198.18.0.0 198.19.255.255 198.17.255.255 198.20.0.0"),
        new("198.51.100.0 198.51.100.255 198.51.99.255 198.51.101.0"),
        new("203.0.113.0 203.0.113.255 203.0.112.255 203.0.114.0"),
        new("224.0.0.0 255.255.255.255 223.255.255.255 -"),
        new(":: 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff - 2000::"),
        new("2001:: 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff 2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff 2001:200::"),
        new("2001:db8:: 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff 2001:db9::"),
        new("2002:: 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff 2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff 2003::"),
        new("3fff:: 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff 3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff 3fff:1000::"),
        new("4000:: ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff -"),
    ];

    [TestCaseSource(nameof(Blocks))]
    public void A_special_block_is_not_public_and_its_neighbors_are(string block)
    {
        var addresses = block.Split(' ');

        Assert.That(addresses[..2].Select(IPAddress.Parse).Select(IsPublic), Is.All.False);
        Assert.That(addresses[2..].Where(text => text != "-").Select(IPAddress.Parse).Select(IsPublic), Is.All.True);
    }

    [TestCase("::1", TestName = "Loopback")]
    [TestCase("::", TestName = "Unspecified")]
    [TestCase("::8.8.8.8", TestName = "IPv4-compatible")]
    [TestCase("::ffff:0:8.8.8.8", TestName = "IPv4-translated")]
    [TestCase("64:ff9b:1::8.8.8.8", TestName = "Local NAT64")]
    [TestCase("100::1", TestName = "Discard-only")]
    [TestCase("100:0:0:1::1", TestName = "Dummy prefix")]
    [TestCase("2001:0:4136:e378:8000:63bf:3fff:fdd2", TestName = "Teredo")]
    [TestCase("2001:2::1", TestName = "IPv6 benchmarks")]
    [TestCase("2001:20::1", TestName = "ORCHID")]
    [TestCase("2002:808:808::1", TestName = "6to4 of a public address")]
    [TestCase("5f00::1", TestName = "Segment routing")]
    [TestCase("fc00::1", TestName = "Unique local, reserved half")]
    [TestCase("fd00:ec2::254", TestName = "Unique local: a cloud's metadata")]
    [TestCase("fe80::1", TestName = "Link-local IPv6")]
    [TestCase("fe80::1%1", TestName = "Link-local IPv6 with a zone")]
    [TestCase("fec0::1", TestName = "Site-local")]
    [TestCase("ff02::1", TestName = "Multicast IPv6")]
    [TestCase("169.254.169.254", TestName = "A cloud's metadata")]
    [TestCase("192.0.0.9", TestName = "Anycast of the own network")]
    [TestCase("255.255.255.255", TestName = "Broadcast")]
    public void Not_public(string address) => Assert.That(IsPublic(IPAddress.Parse(address)), Is.False);

    [TestCase("8.8.8.8")]
    [TestCase("192.31.196.1", Description = "AS112, which is globally reachable")]
    [TestCase("2606:4700:4700::1111")]
    [TestCase("2a00:1450:4001:80b::200e")]
    [TestCase("2620:4f:8000::1", Description = "AS112, which is globally reachable")]
    public void Public_over_https_alone(string address)
    {
        Assert.That(Public.IsAllowed(IPAddress.Parse(address), isHttps: true));
        Assert.That(Public.IsAllowed(IPAddress.Parse(address), isHttps: false), Is.False);
    }

    [TestCase("::ffff:")]
    [TestCase("64:ff9b::")]
    public void An_IPv4_address_in_IPv6_is_judged_as_what_is_reached(string prefix)
    {
        Assert.That(IsPublic(IPAddress.Parse(prefix + "8.8.8.8")));
        Assert.That(
            new[] { "127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "0.0.0.0", "224.0.0.1" }.Select(address => IsPublic(IPAddress.Parse(prefix + address))),
            Is.All.False);
    }

    [TestCase("10.0.0.0/8", "10.1.2.3")]
    [TestCase("10.0.0.0/8", "::ffff:10.1.2.3")]
    [TestCase("::ffff:10.0.0.0/104", "10.1.2.3")]
    [TestCase("::ffff:10.0.0.0/104", "::ffff:10.1.2.3")]
    [TestCase("127.0.0.1/32", "127.0.0.1")]
    [TestCase("fd00::/8", "fd12::1")]
    [TestCase("0.0.0.0/0", "8.8.8.8")]
    public void An_allowed_network_is_reached_over_http_too(string network, string address)
    {
        var policy = new AddressPolicy([IPNetwork.Parse(network)]);

        Assert.That(policy.IsAllowed(IPAddress.Parse(address), isHttps: true));
        Assert.That(policy.IsAllowed(IPAddress.Parse(address), isHttps: false));
    }

    [Test]
    public void An_allowed_network_opens_no_other()
    {
        var policy = new AddressPolicy([IPNetwork.Parse("10.0.0.0/24")]);

        Assert.That(policy.IsAllowed(IPAddress.Parse("10.0.1.0"), isHttps: true), Is.False);
        Assert.That(policy.IsAllowed(IPAddress.Parse("::1"), isHttps: true), Is.False);
        Assert.That(policy.IsAllowed(IPAddress.Parse("8.8.8.8"), isHttps: true));
        Assert.That(policy.IsAllowed(IPAddress.Parse("8.8.8.8"), isHttps: false), Is.False);
    }

    private static bool IsPublic(IPAddress address) => Public.IsAllowed(address, isHttps: true);
}
