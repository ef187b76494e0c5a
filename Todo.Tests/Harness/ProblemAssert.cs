using System.Net;
using System.Text.Json;

namespace Todo.Tests.Harness;

/// <summary>What every error has (RFC 9457; docs/api.md#errors).</summary>
internal static class ProblemAssert
{
    /// <summary>Asserts the status, the media type and the members; <paramref name="detail"/> when the guide fixes it.</summary>
    public static void AssertProblem(this Reply reply, HttpStatusCode status, string? detail = null)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
            Assert.That(reply.MediaType, Is.EqualTo("application/problem+json"));
            if (reply.Text.Length == 0)
                return;
            Assert.That(reply.Text("type"), Does.StartWith("urn:todo:problem:"));
            Assert.That(reply.Text("title"), Is.Not.Empty);
            Assert.That(reply.Json.GetProperty("status").GetInt32(), Is.EqualTo((int)status));
            Assert.That(reply.Text("detail"), detail is null ? Is.Not.Empty : Is.EqualTo(detail));
            Assert.That(reply.Text("trace_id"), Does.Match("^[0-9a-f]{32}$"));
        }
    }

    /// <summary>Asserts a 422 that names exactly these members, each with a message.</summary>
    public static void AssertInvalid(this Reply reply, params string[] members)
    {
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.ErrorMembers, Is.EquivalentTo(members), reply.Text);
            foreach (var error in reply.Json.GetProperty("errors").EnumerateObject())
            {
                Assert.That(error.Value.EnumerateArray().Select(message => message.GetString()), Is.Not.Empty.And.All.Not.Empty);
            }
        }
    }

    /// <summary>The body without the one member that differs from answer to answer.</summary>
    public static string WithoutTraceId(this Reply reply)
    {
        var members = reply.Json.EnumerateObject().Where(member => member.Name != "trace_id").ToDictionary(member => member.Name, member => member.Value);
        return JsonSerializer.Serialize(members);
    }
}
