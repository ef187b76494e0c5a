using Todo.Domain;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
public sealed class OptionalTests
{
    [Test]
    public void Default_is_absent()
    {
        Assert.That(default(Optional<string?>).IsSet, Is.False);
        Assert.That(default(Optional<string?>).ToString(), Is.EqualTo("(left out)"));
    }

    [Test]
    public void Null_is_a_value_and_not_absent()
    {
        Optional<string?> optional = null;

        Assert.That(optional.IsSet, Is.True);
        Assert.That(optional.Value, Is.Null);
        Assert.That(optional, Is.Not.EqualTo(default(Optional<string?>)));
    }

    [Test]
    public void Or_returns_the_value_or_the_fallback_if_absent()
    {
        Assert.That(new Optional<string?>("new").Or("old"), Is.EqualTo("new"));
        Assert.That(new Optional<string?>(null).Or("old"), Is.Null);
        Assert.That(default(Optional<string?>).Or("old"), Is.EqualTo("old"));
    }

    [Test]
    public void Optionals_with_the_same_value_are_equal()
    {
        Assert.That(new Optional<int>(1), Is.EqualTo((Optional<int>)1));
        Assert.That(new Optional<int>(0), Is.Not.EqualTo(default(Optional<int>)));
    }
}
