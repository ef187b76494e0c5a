using Todo.Application.SignIn;
using Todo.Infrastructure.SignIn;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

[DatabaseIndependent]
internal sealed class VerifiedTokensTests
{
    private const int GenerationSize = 16_384;

    private readonly VerifiedTokens _tokens = new();

    [Test]
    public void Recently_used_tokens_stay_cached_and_others_are_evicted()
    {
        Add("asked");
        Add("forgotten");
        Fill("a", GenerationSize - 2);
        Assert.That(_tokens.TryGet("asked", out _));

        Fill("b", GenerationSize - 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_tokens.TryGet("asked", out var verified));
            Assert.That(verified?.KeyId, Is.EqualTo("asked"));
            Assert.That(_tokens.TryGet("forgotten", out _), Is.False);
        }
    }

    private void Fill(string prefix, int count)
    {
        for (var i = 0; i < count; i++)
            Add(prefix + i);
    }

    private void Add(string token) =>
        _tokens.Add(token, new(new AccessTokenClaims(1, 1, DateTimeOffset.MaxValue), DateTimeOffset.MinValue, token));
}
