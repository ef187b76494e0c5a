using Todo.Domain.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class UserTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Registering_keeps_the_address_as_written_and_as_compared()
    {
        var user = User.Register("Ada", " Ada@Example.com ", "hash", Noon);

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
    public void What_the_person_changes_moves_updated_at_even_if_the_clock_stands()
    {
        var user = User.Register("Ada", "ada@example.com", "hash", Noon);

        user.Rename("Ada King", Noon);
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
    public void A_renewed_hash_is_nothing_that_the_person_did()
    {
        var user = User.Register("Ada", "ada@example.com", "hash", Noon);

        user.RenewPasswordHash("stronger hash");

        Assert.That((user.PasswordHash, user.UpdatedAt), Is.EqualTo(("stronger hash", Noon)));
    }
}
