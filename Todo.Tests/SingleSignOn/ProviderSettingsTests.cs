using System.ComponentModel.DataAnnotations;
using Todo.Application.SingleSignOn;
using Todo.Tests.Harness;

namespace Todo.Tests.SingleSignOn;

[DatabaseIndependent]
internal sealed class ProviderSettingsTests
{
    [TestCase("https://login.example")]
    [TestCase("https://login.example:8443/realms/corp/")]
    [TestCase("http://localhost:8080/realms/corp")]
    [TestCase("http://127.0.0.1:8080")]
    [TestCase("http://[::1]:8080")]
    public void Issuer_is_an_https_address_or_on_this_machine(string issuer) => Assert.That(Problems(Provider(issuer: issuer)), Is.Empty);

    [TestCase("http://localhost.example")]
    [TestCase("https://")]
    [TestCase("")]
    public void Other_issuer_is_a_wrong_setting(string issuer) =>
        Assert.That(Problems(Provider(issuer: issuer)), Is.EqualTo(new[] { "Providers:0:Issuer" }));

    [TestCase(500, 0)]
    [TestCase(501, 1)]
    public void Issuer_has_at_most_500_characters(int length, int problems)
    {
        const string Start = "https://login.example/";

        Assert.That(Problems(Provider(issuer: Start + new string('p', length - Start.Length))), Has.Length.EqualTo(problems));
    }

    [Test]
    public void Names_are_unique_and_so_are_the_clients_of_an_issuer() => Assert.That(
        Problems(
            Provider("One", "https://a.example"), Provider("One", "https://b.example"), Provider("Two", "https://a.example"),
            Provider("Three", "https://a.example", "mobile")),
        Is.EqualTo(new[] { "Providers:1:Name", "Providers:2:ClientId" }));

    [Test]
    public async Task Providers_without_mail_are_a_warning_at_the_start([Values] bool hasMail)
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await TodoServer.StartAsync(hasMail ? [.. provider.Settings, .. MailBox.Settings] : provider.Settings);

        Assert.That(server.Log.All.Count(line => line.Event.Id == 1406), Is.EqualTo(hasMail ? 0 : 1));
    }

    [Test]
    public async Task Without_providers_no_mail_is_no_warning()
    {
        await using var server = await TodoServer.StartAsync();

        Assert.That(server.Log.All.Select(line => line.Event.Id), Does.Not.Contain(1406));
    }

    private static SignInProvider Provider(string name = "Corp", string issuer = "https://login.example", string clientId = "todo") =>
        new() { Name = name, Issuer = issuer, ClientId = clientId };

    private static string[] Problems(params SignInProvider[] providers)
    {
        var options = new SingleSignOnOptions { Providers = providers };
        return [.. options.Validate(new ValidationContext(options)).SelectMany(problem => problem.MemberNames)];
    }
}
