using System.Net;
using Todo.Application.Throttling;
using Todo.Tests.Harness;

namespace Todo.Tests.Application;

[DatabaseIndependent]
internal sealed class AttemptKeyTests
{
    [TestCase("192.0.2.1", "192.0.2.1", true)]
    [TestCase("192.0.2.1", "192.0.2.2", false)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [TestCase("192.0.2.1", null, false)]
    [TestCase(null, null, true)]
    public void Sign_ins_are_counted_by_network(string? one, string? other, bool together) =>
        Assert.That(SignInFrom(one) == SignInFrom(other), Is.EqualTo(together));

    [Test]
    public void Subjects_are_counted_separately()
    {
        AttemptKey[] keys = [AttemptKey.SignIn("1", null), AttemptKey.SignIn("2", null), AttemptKey.CurrentPassword(1), AttemptKey.CurrentPassword(2),
            AttemptKey.Code(1), AttemptKey.Code(2), AttemptKey.SignInCode(1, null), AttemptKey.SignInCode(2, null)];

        Assert.That(keys.Select(key => key.Subject), Is.Unique);
    }

    [Test]
    public void The_limit_across_all_sources_is_higher_than_the_limit_per_source() => Assert.That(
        (AttemptKey.Limit, AttemptKey.SignIn("A@B", null).SubjectLimit, AttemptKey.CurrentPassword(1).SubjectLimit, AttemptKey.Window),
        Is.EqualTo((5, 100, 5, TimeSpan.FromMinutes(15))));

    private static AttemptKey SignInFrom(string? address) => AttemptKey.SignIn("ADA@EXAMPLE.COM", address is null ? null : IPAddress.Parse(address));
}
