using Todo.Domain;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class TimestampsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Now_is_truncated_to_microseconds() =>
        Assert.That(new FixedClock(Noon.AddTicks(12_345_679)).Now(), Is.EqualTo(Noon.AddTicks(12_345_670)));

    [Test]
    public void After_returns_now_if_the_clock_has_advanced() =>
        Assert.That(Noon.AddSeconds(1).After(Noon), Is.EqualTo(Noon.AddSeconds(1)));

    [TestCase(0)]
    [TestCase(-1_000_000)]
    public void After_returns_one_microsecond_later_if_the_clock_has_not_advanced(int movedMicroseconds) =>
        Assert.That(Noon.AddMicroseconds(movedMicroseconds).After(Noon), Is.EqualTo(Noon.AddMicroseconds(1)));

    [TestCase("1970-01-01T00:00:00Z", 0)]
    [TestCase("1970-01-01T00:00:00.000001Z", 1)]
    [TestCase("2026-11-21T12:00:00.123456Z", 1_795_262_400_123_456)]
    [TestCase("1969-12-31T23:59:59.999999Z", -1)]
    public void Instants_convert_to_microseconds_since_1970_and_back(string text, long microseconds)
    {
        var instant = DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(instant.ToUnixMicroseconds(), Is.EqualTo(microseconds));
            Assert.That(Timestamps.FromUnixMicroseconds(microseconds), Is.EqualTo(instant));
        }
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
