using System.Net;
using System.Text.Json;
using Todo.Application.Common.Validation;

namespace Todo.Tests.Harness;

/// <summary>Assertions about errors (RFC 9457; docs/api.md#errors).</summary>
internal static class ProblemAssert
{
    /// <summary>Returns the media type of the errors of a path.</summary>
    public static string MediaTypeAt(string path) =>
        path is "/token" or "/api/login/access_token" or "/api/login/revoke" ? "application/json" : "application/problem+json";

    /// <summary>Asserts the status, the media type and the members, and <paramref name="detail"/> if the guide specifies it.</summary>
    public static void AssertProblem(this Reply reply, HttpStatusCode status, string? detail = null)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
            Assert.That(reply.MediaType, Is.EqualTo("application/problem+json"));
            AssertMembers(reply, status, detail);
        }
    }

    /// <summary>Asserts an error of a sign-in operation, which has the members that OAuth clients read (RFC 6749, section 5.2).</summary>
    public static void AssertSignInError(this Reply reply, HttpStatusCode status, string error, string? detail = null)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
            Assert.That(reply.MediaType, Is.EqualTo("application/json"));
            Assert.That(reply.Header("WWW-Authenticate"), Is.Null);
            AssertMembers(reply, status, detail);
            Assert.That(reply.Text("error"), Is.EqualTo(error));
            Assert.That(reply.Text("error_description"), Is.EqualTo(reply.Detail));
        }
    }

    private static void AssertMembers(Reply reply, HttpStatusCode status, string? detail)
    {
        Assert.That(reply.Text, Is.Not.Empty);
        Assert.That(reply.Text("type"), Does.StartWith("urn:todo:problem:"));
        Assert.That(reply.Text("title"), Is.Not.Empty);
        Assert.That(reply.Json.GetProperty("status").GetInt32(), Is.EqualTo((int)status));
        Assert.That(reply.Text("detail"), detail is null ? Is.Not.Empty : Is.EqualTo(detail));
        Assert.That(reply.Text("trace_id"), Does.Match("^[0-9a-f]{32}$"));
    }

    /// <summary>Asserts a 422 that names exactly these members, each with a message.</summary>
    public static void AssertInvalid(this Reply reply, params string[] members)
    {
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.ErrorMembers, Is.EquivalentTo(members), reply.Text);
            Assert.That(reply.Json.GetProperty("codes").Members(), Is.EqualTo(reply.ErrorMembers), "errors and codes have the same members");
            foreach (var error in reply.Json.GetProperty("errors").EnumerateObject())
            {
                Assert.That(error.Value.EnumerateArray().Select(message => message.GetString()), Is.Not.Empty.And.All.Not.Empty);
                Assert.That(reply.CodesOf(error.Name), Has.Length.EqualTo(error.Value.GetArrayLength()).And.All.Matches<string>(ErrorCodes.All.Contains));
            }
        }
    }

    /// <summary>Returns the body without the trace id, which differs between responses.</summary>
    public static string WithoutTraceId(this Reply reply)
    {
        var members = reply.Json.EnumerateObject().Where(member => member.Name != "trace_id").ToDictionary(member => member.Name, member => member.Value);
        return JsonSerializer.Serialize(members);
    }
}
