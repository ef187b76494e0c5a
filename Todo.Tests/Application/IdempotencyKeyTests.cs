using Todo.Application.Todos;

namespace Todo.Tests.Application;

internal sealed class IdempotencyKeyTests
{
    [Test]
    public void Different_requests_have_different_hashes()
    {
        (string Content, bool IsDone)[] requests = [("x", true), ("x", false), ("0x", true), ("1x", false), ("", true), ("", false)];

        Assert.That(requests.Select(request => Convert.ToHexString(IdempotencyKey.For("k", request.Content, request.IsDone).RequestHash)), Is.Unique);
    }
}
