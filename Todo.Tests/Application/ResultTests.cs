using Todo.Application.Common;
using Todo.Tests.Harness;

namespace Todo.Tests.Application;

[DatabaseIndependent]
internal sealed class ResultTests
{
    [Test]
    public void A_success_has_its_value_and_no_failure()
    {
        Result<int> result = 7;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.TryGetValue(out var value, out var failure));
            Assert.That(value, Is.EqualTo(7));
            Assert.That(failure, Is.Null);
            Assert.That(result.Failure, Is.Null);
        }
    }

    [Test]
    public void A_failure_has_no_value()
    {
        Result<int> result = Failure.NotFound("todo_not_found", "Todo not found");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.TryGetValue(out _, out var failure), Is.False);
            Assert.That(failure, Is.EqualTo(Failure.NotFound("todo_not_found", "Todo not found")));
        }
    }

    [Test]
    public void Map_transforms_the_value_and_passes_a_failure_on()
    {
        Result<int> success = 7;
        Result<int> failed = Failure.Conflict("taken", "It is taken.");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(success.Map(value => $"{value}").TryGetValue(out var text, out _) ? text : null, Is.EqualTo("7"));
            Assert.That(failed.Map(value => $"{value}").Failure, Is.EqualTo(Failure.Conflict("taken", "It is taken.")));
        }
    }
}
