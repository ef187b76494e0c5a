using Todo.Domain.Sessions;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class SessionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly SessionLifetime Lifetime = new(Sliding: TimeSpan.FromDays(30), Absolute: TimeSpan.FromDays(90));

    [Test]
    public void A_session_is_active_until_it_is_unused_for_the_sliding_lifetime()
    {
        var session = Start();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((session.CreatedAt, session.LastUsedAt, session.ExpiresAt), Is.EqualTo((Noon, Noon, Noon.AddDays(30))));
            Assert.That(session.IsActiveAt(Noon.AddDays(30).AddMicroseconds(-1)));
            Assert.That(session.IsActiveAt(Noon.AddDays(30)), Is.False);
        }
    }

    [TestCase(20, 50)]
    [TestCase(60, 90)]
    [TestCase(75, 90)]
    public void A_refresh_extends_a_session_up_to_its_absolute_lifetime(int usedAfterDays, int expiresAfterDays)
    {
        var session = Start();

        session.Continue(Noon.AddDays(usedAfterDays), Lifetime);

        Assert.That(
            (session.CreatedAt, session.LastUsedAt, session.ExpiresAt),
            Is.EqualTo((Noon, Noon.AddDays(usedAfterDays), Noon.AddDays(expiresAfterDays))));
    }

    [Test]
    public void A_clock_that_moves_back_does_not_shorten_a_session()
    {
        var session = Start();

        session.Continue(Noon.AddDays(-1), Lifetime);

        Assert.That((session.LastUsedAt, session.ExpiresAt), Is.EqualTo((Noon, Noon.AddDays(30))));
    }

    [Test]
    public void An_absolute_lifetime_shorter_than_the_sliding_one_wins() =>
        Assert.That(new SessionLifetime(TimeSpan.FromDays(30), TimeSpan.FromDays(1)).ExpiryOf(Noon, Noon), Is.EqualTo(Noon.AddDays(1)));

    [Test]
    public void A_long_user_agent_is_truncated_without_splitting_a_character()
    {
        var fits = new string('a', Session.MaxClientLength);
        var torn = new string('a', Session.MaxClientLength - 1) + "\U0001F600";

        var session = Session.Start(1, fits + "b", torn, Noon, Lifetime);

        Assert.That((session.ClientId, session.UserAgent), Is.EqualTo((fits, new string('a', Session.MaxClientLength - 1))));
    }

    [Test]
    public void A_session_needs_no_user_agent() =>
        Assert.That(Session.Start(1, "todo", null, Noon, Lifetime).UserAgent, Is.Null);

    private static Session Start() => Session.Start(1, "todo", "Firefox", Noon, Lifetime);
}
