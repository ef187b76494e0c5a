using System.Net;
using System.Text;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Malformed and invalid bodies and query parameters (docs/api.md#validation-errors).</summary>
internal sealed class BodyErrorsTests
{
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("{")]
    [TestCase("{\"content\":\"x\"")]
    [TestCase("{\"content\":x}")]
    [TestCase("{'content':'x'}")]
    [TestCase("{\"content\":\"x\",}")]
    [TestCase("{\"content\":\"x\"} {}")]
    [TestCase("{\"content\":\"x\"}x")]
    [TestCase("{\"content\":\"x\",\"content\":\"y\"}")]
    [TestCase("{\"content\":\"x\",\"other\":1,\"other\":1}")]
    [TestCase("{\"content\":\"x\",\"other\":{\"a\":1,\"a\":2}}")]
    [TestCase("{\"content\":\"x\",\"c\\u006fntent\":\"y\"}")]
    [TestCase("{\"content\":\"x\"} // a comment")]
    [TestCase("{/* a comment */\"content\":\"x\"}")]
    [TestCase("{\"content\":\"\t\"}")]
    [TestCase("{\"content\":\"\\x\"}")]
    [TestCase("{\"content\":NaN}")]
    [TestCase("nothing")]
    [TestCase("\uFEFF\uFEFF{\"content\":\"x\"}")]
    public async Task A_body_that_is_not_JSON_is_malformed(string body)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Post, "/api/todos", body);

        reply.AssertProblem(HttpStatusCode.BadRequest);
        Assert.That(reply.Json.TryGetProperty("errors", out _), Is.False);
    }

    [TestCase("{\"content\":\"\u00ff\"}")]
    [TestCase("{\"content\":\"\u00ed\u00a0\u0080\"}")]
    [TestCase("{\"content\":\"x\",\"\u00c0\u0080\":1}")]
    public async Task A_body_that_is_not_UTF_8_is_malformed(string latin1)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(latin1));
        content.Headers.ContentType = new("application/json");

        (await ada.SendAsync(HttpMethod.Post, "/api/todos", content)).AssertProblem(HttpStatusCode.BadRequest, "The body is not UTF-8.");
    }

    [TestCase("null", "body")]
    [TestCase("[]", "body")]
    [TestCase("[{\"content\":\"x\"}]", "body")]
    [TestCase("\"content\"", "body")]
    [TestCase("1", "body")]
    [TestCase("true", "body")]
    [TestCase("{\"content\":\"x\",\"\\ud83d\":1}", "body")]
    [TestCase("{}", "content")]
    [TestCase("{\"Content\":\"x\"}", "content")]
    [TestCase("{\"content\":null}", "content")]
    [TestCase("{\"content\":1}", "content")]
    [TestCase("{\"content\":[\"x\"]}", "content")]
    [TestCase("{\"content\":{}}", "content")]
    [TestCase("{\"content\":true}", "content")]
    [TestCase("{\"content\":\"\"}", "content")]
    [TestCase("{\"content\":\" \\n\\u2003\"}", "content")]
    [TestCase("{\"content\":\"a\\u0000b\"}", "content")]
    [TestCase("{\"content\":\"\\ud83d\"}", "content")]
    [TestCase("{\"content\":\"\\ude00\\ud83d\"}", "content")]
    [TestCase("{\"content\":\"x\",\"is_done\":null}", "is_done")]
    [TestCase("{\"content\":\"x\",\"is_done\":\"true\"}", "is_done")]
    [TestCase("{\"content\":\"x\",\"is_done\":1}", "is_done")]
    [TestCase("{\"content\":\"x\",\"is_done\":{}}", "is_done")]
    public async Task A_body_of_another_shape_is_rejected_under_the_name_in_the_request(string body, string member)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        (await ada.SendRawAsync(HttpMethod.Post, "/api/todos", body)).AssertInvalid(member);
    }

    [TestCase("POST", "/api/todos", "{\"content\":5,\"is_done\":\"yes\"}", "content: wrong_type", "is_done: wrong_type")]
    [TestCase("POST", "/api/todos", "{\"is_done\":null}", "content: required", "is_done: null_not_allowed")]
    [TestCase("POST", "/api/todos", "{\"content\":\" \",\"is_done\":1}", "content: blank", "is_done: wrong_type")]
    [TestCase("PATCH", "/api/todos/1", "{\"content\":null,\"is_done\":null}", "content: null_not_allowed", "is_done: null_not_allowed")]
    [TestCase("PUT", "/api/users/password", "{\"password\":\"short\"}", "current_password: required", "password: too_short")]
    [TestCase("PUT", "/api/users/password", "{\"current_password\":7,\"password\":\"password\"}", "current_password: wrong_type", "password: common_password")]
    [TestCase("POST", "/api/users", "{\"name\":\"\\ud83d\",\"email\":\"x\",\"password\":true}", "name: invalid_characters", "email: malformed", "password: wrong_type")]
    [TestCase("GET", "/api/todos?limit=0&sort=x&is_done=1&q=a&q=b&after=", "", "limit: out_of_range", "sort: unknown_value", "is_done: malformed", "q: repeated", "after: empty")]
    [TestCase("POST", "/api/todos", "null", "body: null_not_allowed")]
    [TestCase("POST", "/api/todos", "[]", "body: wrong_type")]
    [TestCase("DELETE", "/api/todos?is_done=true&isDone=true", "", "isDone: unknown_parameter")]
    public async Task All_errors_are_reported_at_once_with_their_codes(string method, string path, string body, params string[] codes)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = body.Length == 0 ? await ada.SendAsync(new(method), path) : await ada.SendRawAsync(new(method), path, body);

        reply.AssertInvalid([.. codes.Select(code => code.Split(':')[0])]);
        Assert.That(reply.ErrorMembers.Select(member => $"{member}: {string.Join(' ', reply.CodesOf(member))}"), Is.EquivalentTo(codes));
    }

    [TestCase("POST", "/api/todos")]
    [TestCase("PUT", "/api/todos/1")]
    [TestCase("PATCH", "/api/todos/1")]
    public async Task An_empty_value_has_one_error(string method, string path)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.SendRawAsync(new HttpMethod(method), path, """{"content":""}""");

        reply.AssertInvalid("content");
        Assert.That(reply.Json.GetProperty("errors").GetProperty("content").GetArrayLength(), Is.EqualTo(1), reply.Text);
    }

    [TestCase("{\"content\":\"x\",\"unknown\":null,\"Content\":7,\"id\":99,\"user_id\":1}")]
    [TestCase(" \r\n\t{ \"content\" : \"x\" } \n")]
    [TestCase("{\"c\\u006fntent\":\"\\u0078\"}")]
    public async Task Unknown_members_of_a_body_are_ignored(string body)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Post, "/api/todos", body, "application/json; charset=\"UTF-8\"");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), reply.Text);
            Assert.That(reply.Text("content"), Is.EqualTo("x"));
            Assert.That(reply.Json.GetProperty("user_id").GetInt64(), Is.EqualTo(ada.UserId));
        }
    }

    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/json; charset=iso-8859-1")]
    [TestCase("application/merge-patch+json")]
    [TestCase("application/jsonx")]
    [TestCase("json")]
    [TestCase(null)]
    public async Task A_body_of_another_media_type_or_charset_is_rejected(string? contentType)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Post, "/api/todos", """{"content":"x"}""", contentType);

        reply.AssertProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [TestCase("GET", "limit=", "limit")]
    [TestCase("GET", "limit", "limit")]
    [TestCase("GET", "limit=1&limit=1", "limit")]
    [TestCase("GET", "limit=one", "limit")]
    [TestCase("GET", "limit=1.0", "limit")]
    [TestCase("GET", "limit=%201", "limit")]
    [TestCase("GET", "limit=%2B1", "limit")]
    [TestCase("GET", "limit=01", "limit")]
    [TestCase("GET", "limit=0", "limit")]
    [TestCase("GET", "limit=501", "limit")]
    [TestCase("GET", "limit=99999999999", "limit")]
    [TestCase("GET", "is_done=", "is_done")]
    [TestCase("GET", "is_done=True", "is_done")]
    [TestCase("GET", "is_done=1", "is_done")]
    [TestCase("GET", "is_done=true&is_done=true", "is_done")]
    [TestCase("GET", "q=", "q")]
    [TestCase("GET", "q=%00", "q")]
    [TestCase("GET", "sort=content", "sort")]
    [TestCase("GET", "sort=ID", "sort")]
    [TestCase("GET", "after=", "after")]
    [TestCase("GET", "after=1", "after")]
    [TestCase("GET", "include_total=yes", "include_total")]
    [TestCase("DELETE", "", "is_done")]
    [TestCase("DELETE", "is_done=", "is_done")]
    [TestCase("DELETE", "is_done=yes", "is_done")]
    [TestCase("DELETE", "is_done=true&q=milk", "q")]
    public async Task A_malformed_query_parameter_is_rejected_by_name(string method, string query, string parameter)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        (await ada.SendAsync(new HttpMethod(method), "/api/todos?" + query)).AssertInvalid(parameter);
    }
}
