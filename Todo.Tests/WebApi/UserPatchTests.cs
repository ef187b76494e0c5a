using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Changing parts of the account (docs/api.md#users).</summary>
internal sealed class UserPatchTests
{
    private const string Path = "/api/users/me";

    [Test]
    public async Task The_members_that_are_given_change_and_the_others_stay()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var before = await ada.GetAsync(Path);

        var renamed = await ada.PatchAsync(Path, new { name = "Ada King" });
        var moved = await ada.PatchAsync(Path, new { time_zone = "Europe/London" });
        var both = await ada.PatchAsync(Path, new { name = "Ada", time_zone = "UTC" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((renamed.Status, renamed.Text("name"), renamed.Text("time_zone")), Is.EqualTo((HttpStatusCode.OK, "Ada King", "UTC")));
            Assert.That((moved.Text("name"), moved.Text("time_zone")), Is.EqualTo(("Ada King", "Europe/London")));
            Assert.That((both.Text("name"), both.Text("time_zone")), Is.EqualTo(("Ada", "UTC")));
            Assert.That(renamed.Json.Members(), Is.EqualTo(JsonShape.User));
            Assert.That(renamed.Time("updated_at"), Is.GreaterThan(before.Time("updated_at")));
            Assert.That(moved.Time("updated_at"), Is.GreaterThan(renamed.Time("updated_at")));
            Assert.That((await ada.GetAsync(Path)).Text, Is.EqualTo(both.Text));
            Assert.That((await ada.SignInAsync()).AccessToken, Is.Not.Null);
        }
    }

    [Test]
    public async Task Members_that_cannot_be_changed_are_ignored_and_an_empty_patch_changes_nothing()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var before = await ada.GetAsync(Path);

        var empty = await ada.PatchAsync(Path, new { });
        var ignored = await ada.PatchAsync(Path, new { id = 1, email = "x@example.com", password = "staple battery 7", created_at = (string?)null });

        Assert.That((empty.Status, empty.Text), Is.EqualTo((HttpStatusCode.OK, before.Text)));
        Assert.That((ignored.Status, ignored.Text), Is.EqualTo((HttpStatusCode.OK, before.Text)));
        await ada.SignInAsync();
    }

    [Test]
    public async Task The_media_type_of_merge_patches_is_accepted()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var patch = await ada.SendRawAsync(HttpMethod.Patch, Path, """{"name":"Ada King"}""", "application/merge-patch+json");
        var other = await ada.SendRawAsync(HttpMethod.Patch, Path, """{"name":"Grace"}""", "text/plain");

        Assert.That((patch.Status, patch.Text("name")), Is.EqualTo((HttpStatusCode.OK, "Ada King")));
        other.AssertProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [TestCase("""{"name":null}""", "name", "null_not_allowed")]
    [TestCase("""{"name":7}""", "name", "wrong_type")]
    [TestCase("""{"name":" "}""", "name", "blank")]
    [TestCase("""{"name":"\u0000"}""", "name", "invalid_characters")]
    [TestCase("201", "name", "too_long")]
    [TestCase("[]", "body", "wrong_type")]
    public async Task A_patch_that_breaks_a_rule_changes_nothing(string body, string member, string code)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var before = await ada.GetAsync(Path);

        var reply = await ada.SendRawAsync(
            HttpMethod.Patch, Path, body == "201" ? JsonSerializer.Serialize(new { name = new string('x', 201), time_zone = "Europe/London" }) : body);

        reply.AssertInvalid(member);
        Assert.That(reply.CodesOf(member), Is.EqualTo(new[] { code }));
        Assert.That((await ada.GetAsync(Path)).Text, Is.EqualTo(before.Text));
    }
}
