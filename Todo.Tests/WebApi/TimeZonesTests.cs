using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The time zone of a user (docs/api.md#users).</summary>
internal sealed class TimeZonesTests
{
    [Test]
    public async Task A_user_who_chooses_none_has_UTC()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        Assert.That((await ada.GetAsync("/api/users/me")).Text("time_zone"), Is.EqualTo("UTC"));
    }

    [TestCase("Europe/Berlin")]
    [TestCase("UTC")]
    [TestCase("US/Pacific", Description = "A link")]
    [TestCase("Asia/Calcutta", Description = "An old spelling")]
    [TestCase("Etc/GMT-14")]
    [TestCase("EST5EDT")]
    [TestCase("GMT+0")]
    [TestCase("W-SU")]
    [TestCase("Zulu")]
    [TestCase("America/Argentina/ComodRivadavia")]
    public async Task A_time_zone_of_the_database_is_accepted_and_kept_as_sent(string name)
    {
        var registered = await RegisterAsync(name);
        var ada = await SharedServer.Instance.SignUpAsync();
        var changed = await ada.PatchAsync("/api/users/me", new { time_zone = name });

        Assert.That((registered.Status, registered.Status == HttpStatusCode.Created ? registered.Text("time_zone") : registered.Text), Is.EqualTo((HttpStatusCode.Created, name)));
        Assert.That((changed.Status, changed.Text("time_zone")), Is.EqualTo((HttpStatusCode.OK, name)));
        Assert.That((await ada.GetAsync("/api/users/me")).Text, Is.EqualTo(changed.Text));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("Mars/Olympus")]
    [TestCase("europe/berlin")]
    [TestCase("EUROPE/BERLIN")]
    [TestCase("utc")]
    [TestCase(" UTC")]
    [TestCase("Europe/Berlin ")]
    [TestCase("Europe/Berlin\u0000", TestName = "Another_name_is_refused_with_NUL")]
    [TestCase("W. Europe Standard Time", Description = "Of Windows")]
    [TestCase("UTC-11", Description = "Of Windows")]
    [TestCase("UTC+13", Description = "Of Windows")]
    [TestCase("posix/Europe/Berlin")]
    [TestCase("right/UTC")]
    [TestCase("posixrules")]
    [TestCase("localtime")]
    [TestCase("leapseconds")]
    [TestCase("tzdata.zi")]
    [TestCase("zone.tab")]
    [TestCase("Europe")]
    [TestCase("Europe/")]
    [TestCase("Europe//Berlin")]
    [TestCase("Europe/../Europe/Berlin")]
    [TestCase("/usr/share/zoneinfo/UTC")]
    [TestCase("+01:00")]
    [TestCase("Local")]
    public async Task Another_name_is_refused(string name)
    {
        // The framework remembers names that it has found.
        await RegisterAsync("Europe/Berlin");
        var ada = await SharedServer.Instance.SignUpAsync();

        foreach (var reply in new[] { await RegisterAsync(name), await ada.PatchAsync("/api/users/me", new { time_zone = name }) })
        {
            reply.AssertInvalid("time_zone");
            Assert.That(reply.CodesOf("time_zone"), Is.EqualTo(new[] { "unknown_value" }));
        }
        Assert.That((await ada.GetAsync("/api/users/me")).Text("time_zone"), Is.EqualTo("UTC"));
    }

    [TestCase("null", "null_not_allowed")]
    [TestCase("1", "wrong_type")]
    public async Task A_time_zone_is_a_text(string value, string code)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var email = TodoClient.NewEmail();

        var registered = await ada.SendRawAsync(
            HttpMethod.Post, "/api/users", $$"""{"name":"Ada","email":"{{email}}","password":"{{TodoClient.GoodPassword}}","time_zone":{{value}}}""");
        var changed = await ada.SendRawAsync(HttpMethod.Patch, "/api/users/me", $$"""{"time_zone":{{value}}}""");

        foreach (var reply in new[] { registered, changed })
        {
            reply.AssertInvalid("time_zone");
            Assert.That(reply.CodesOf("time_zone"), Is.EqualTo(new[] { code }));
        }
    }

    private static Task<Reply> RegisterAsync(string timeZone) => SharedServer.Instance.Anonymous().PostAsync(
        "/api/users", new { name = "Ada", email = TodoClient.NewEmail(), password = TodoClient.GoodPassword, time_zone = timeZone });
}
