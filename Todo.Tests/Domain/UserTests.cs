using Todo.Domain.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class UserTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Registering_stores_the_address_as_written_and_normalized()
    {
        var user = User.Register("Ada", " Ada@Example.com ", "hash", "UTC", Noon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Name, Is.EqualTo("Ada"));
            Assert.That(user.Email, Is.EqualTo("Ada@Example.com"));
            Assert.That(user.NormalizedEmail, Is.EqualTo("ADA@EXAMPLE.COM"));
            Assert.That(user.PasswordHash, Is.EqualTo("hash"));
            Assert.That((user.CreatedAt, user.UpdatedAt), Is.EqualTo((Noon, Noon)));
        }
    }

    [Test]
    public void A_change_by_the_user_advances_updated_at_even_if_the_clock_stands_still()
    {
        var user = User.Register("Ada", "ada@example.com", "hash", "UTC", Noon);

        user.Change("Ada King", default, Noon);
        user.ChangePassword("other hash", Noon.AddHours(-1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Name, Is.EqualTo("Ada King"));
            Assert.That(user.PasswordHash, Is.EqualTo("other hash"));
            Assert.That(user.UpdatedAt, Is.EqualTo(Noon.AddMicroseconds(2)));
            Assert.That(user.CreatedAt, Is.EqualTo(Noon));
        }
    }

    [Test]
    public void A_hash_upgrade_is_not_a_change_by_the_user()
    {
        var user = User.Register("Ada", "ada@example.com", "hash", "UTC", Noon);

        user.RenewPasswordHash("stronger hash");

        Assert.That((user.PasswordHash, user.UpdatedAt), Is.EqualTo(("stronger hash", Noon)));
    }

    [Test]
    public void Only_a_password_change_counts_as_another_password()
    {
        var earlier = User.Register("Ada", "ada@example.com", "hash", "UTC", Noon);
        var renamed = User.Register("Ada", "ada@example.com", "hash", "UTC", Noon);
        renamed.Change("Ada King", default, Noon);
        var renewed = User.Register("Ada", "ada@example.com", "hash", "UTC", Noon);
        renewed.RenewPasswordHash("stronger hash");
        var changed = User.Register("Ada", "ada@example.com", "hash", "UTC", Noon);
        changed.ChangePassword("other hash", Noon);

        Assert.That(
            (renamed.HasPasswordOf(earlier), renewed.HasPasswordOf(earlier), changed.HasPasswordOf(earlier)), Is.EqualTo((true, true, false)));
    }
}
