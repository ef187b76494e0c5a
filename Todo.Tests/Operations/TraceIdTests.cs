using System.Net;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.Operations;

/// <summary>The trace id of an error response appears in the log (docs/api.md#errors).</summary>
[DatabaseIndependent]
internal sealed class TraceIdTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [TestCase("Production")]
    [TestCase("Development")]
    public async Task Log_lines_have_the_trace_id_of_their_request(string environment)
    {
        var folder = Directory.CreateTempSubdirectory("todo-test-");
        try
        {
            await using var server = await ServerProcess.StartAsync(folder.FullName, $"--environment={environment}");

            await ReadyAsync(server.Http);
            var refused = await new TodoClient(server.Http).FormAsync("/token", ("username", "nobody"), ("password", "nothing"));

            refused.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant");
            var traceId = refused.Text("trace_id");
            Assert.That(() => server.Output, Does.Contain(traceId).After((int)Patience.TotalMilliseconds, 50));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>On a busy machine, the program listens before its database is ready.</summary>
    private static async Task ReadyAsync(HttpClient http)
    {
        while ((await http.GetAsync("/healthz/ready")).StatusCode != HttpStatusCode.OK)
            await Task.Delay(50);
    }
}
