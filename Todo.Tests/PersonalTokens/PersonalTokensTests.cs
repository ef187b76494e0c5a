using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.PersonalTokens;

/// <summary>Create, list and delete personal tokens (docs/api.md#personal-access-tokens).</summary>
internal sealed class PersonalTokensTests
{
    private TodoClient _ada = null!;

    private static TodoServer Server => SharedServer.Instance;

    [SetUp]
    public async Task SignUpAsync() => _ada = await Server.SignUpAsync();

    [Test]
    public async Task A_new_token_comes_with_its_text_and_expires_after_90_days()
    {
        var reply = await _ada.PostAsync("/api/tokens", new { name = "Backup", scopes = new[] { "todos:write", "todos:read" } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), reply.Text);
            Assert.That(reply.Header("Location"), Is.Null, "no operation returns one token");
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(reply.Header("Idempotent-Replayed"), Is.Null);
            Assert.That(reply.Json.Members(), Is.EqualTo(new[] { "id", "name", "scopes", "token", "hint", "created_at", "expires_at", "last_used_at" }));
            Assert.That(reply.Text("name"), Is.EqualTo("Backup"));
            Assert.That(reply.Json.GetProperty("scopes").GetRawText(), Is.EqualTo("""["todos:read","todos:write"]"""));
            Assert.That(reply.Text("token"), Does.Match("^todo_pat_[0-9A-Za-z]{36}$"));
            Assert.That(reply.Text("hint"), Is.EqualTo(reply.Text("token")[^4..]));
            Assert.That(reply.Text("created_at"), Does.Match(JsonShape.Instant));
            Assert.That(reply.Text("expires_at"), Does.Match(JsonShape.Instant));
            Assert.That(reply.Time("expires_at") - reply.Time("created_at"), Is.EqualTo(TimeSpan.FromDays(90)));
            Assert.That(reply.Text("last_used_at"), Is.Null);
        }
    }

    [TestCase(1)]
    [TestCase(365)]
    public async Task A_token_expires_after_the_days_that_are_given(int days)
    {
        var token = await _ada.AddTokenAsync("script", days);

        var lifetime = token.GetProperty("expires_at").GetDateTimeOffset() - token.GetProperty("created_at").GetDateTimeOffset();
        Assert.That(lifetime, Is.EqualTo(TimeSpan.FromDays(days)));
    }

    [Test]
    public async Task Tokens_are_listed_by_id_without_their_text()
    {
        Assert.That(await _ada.ListTokensAsync(), Is.Empty);
        var first = await _ada.AddTokenAsync("first", 30, "todos:read");
        var second = await _ada.AddTokenAsync("second", 60, "todos:write");

        var all = await _ada.ListTokensAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Select(ClientTodos.Id), Is.EqualTo(new[] { first.Id(), second.Id() }));
            Assert.That(all.Select(JsonShape.Members), Is.All.EqualTo(ClientTokens.Members));
            foreach (var member in ClientTokens.Members)
                Assert.That(all[1].GetProperty(member).GetRawText(), Is.EqualTo(second.GetProperty(member).GetRawText()), member);
            Assert.That((await _ada.GetAsync("/api/tokens")).Text, Does.Not.Contain("todo_pat_"));
        }
    }

    [TestCase("""{}""", "name:required", "scopes:required")]
    [TestCase("""{"name":null,"scopes":null,"expires_in_days":null}""", "name:null_not_allowed", "scopes:null_not_allowed", "expires_in_days:null_not_allowed")]
    [TestCase("""{"name":5,"scopes":"todos:read","expires_in_days":"30"}""", "name:wrong_type", "scopes:wrong_type", "expires_in_days:wrong_type")]
    [TestCase("""{"name":" ","scopes":[]}""", "name:blank", "scopes:empty")]
    [TestCase("""{"name":"a\u0000","scopes":["todos:read",1]}""", "name:invalid_characters", "scopes:wrong_type")]
    [TestCase("""{"name":"x","scopes":["todos:delete"]}""", "scopes:unknown_value")]
    [TestCase("""{"name":"x","scopes":["Todos:Read"]}""", "scopes:unknown_value")]
    [TestCase("""{"name":"x","scopes":["todos:read todos:write"]}""", "scopes:unknown_value")]
    [TestCase("""{"name":"x","scopes":["todos:read",""]}""", "scopes:unknown_value")]
    [TestCase("""{"name":"x","scopes":["todos:read","todos:read"]}""", "scopes:duplicate")]
    [TestCase("""{"name":"x","scopes":["todos:read"],"expires_in_days":0}""", "expires_in_days:out_of_range")]
    [TestCase("""{"name":"x","scopes":["todos:read"],"expires_in_days":-1}""", "expires_in_days:out_of_range")]
    [TestCase("""{"name":"x","scopes":["todos:read"],"expires_in_days":366}""", "expires_in_days:out_of_range")]
    [TestCase("""{"name":"x","scopes":["todos:read"],"expires_in_days":9223372036854775807}""", "expires_in_days:out_of_range")]
    [TestCase("""{"name":"x","scopes":["todos:read"],"expires_in_days":1.5}""", "expires_in_days:wrong_type")]
    [TestCase("""{"name":"","scopes":["x"],"expires_in_days":1000}""", "name:blank", "scopes:unknown_value", "expires_in_days:out_of_range")]
    public async Task A_token_that_breaks_a_rule_is_refused(string body, params string[] errors)
    {
        var reply = await _ada.SendRawAsync(HttpMethod.Post, "/api/tokens", body);

        reply.AssertInvalid([.. errors.Select(error => error.Split(':')[0])]);
        Assert.That(errors.Select(error => reply.CodesOf(error.Split(':')[0])), Is.EqualTo(errors.Select(error => new[] { error.Split(':')[1] })));
        Assert.That(await _ada.ListTokensAsync(), Is.Empty);
    }

    [TestCase(200, HttpStatusCode.Created)]
    [TestCase(201, HttpStatusCode.UnprocessableEntity)]
    public async Task A_name_is_as_long_as_that_of_a_user(int length, HttpStatusCode expected)
    {
        var reply = await _ada.PostAsync("/api/tokens", new { name = new string('ä', length), scopes = new[] { "todos:read" } });

        Assert.That(reply.Status, Is.EqualTo(expected), reply.Text);
    }

    [Test]
    public async Task A_deleted_token_is_gone()
    {
        var id = (await _ada.AddTokenAsync()).Id();
        var other = (await _ada.AddTokenAsync()).Id();

        var reply = await _ada.DeleteAsync($"/api/tokens/{id}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.NoContent, string.Empty)));
            (await _ada.DeleteAsync($"/api/tokens/{id}")).AssertProblem(HttpStatusCode.NotFound, "Token not found");
            Assert.That((await _ada.ListTokensAsync()).Select(ClientTodos.Id), Is.EqualTo(new[] { other }));
            Assert.That((await _ada.AddTokenAsync()).Id(), Is.GreaterThan(other));
        }
    }

    [TestCase("0")]
    [TestCase("x")]
    [TestCase("9007199254740991")]
    public async Task What_is_no_token_is_not_found(string id) =>
        (await _ada.DeleteAsync($"/api/tokens/{id}")).AssertProblem(HttpStatusCode.NotFound, "Token not found");

    [Test]
    public async Task Two_deletions_at_once_delete_one_token()
    {
        var id = (await _ada.AddTokenAsync()).Id();

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _ada.DeleteAsync($"/api/tokens/{id}")));

        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.NoContent), Is.EqualTo(1));
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.NotFound), Is.EqualTo(5));
    }
}
