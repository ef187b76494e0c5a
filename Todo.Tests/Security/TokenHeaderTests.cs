using System.Buffers.Text;
using System.Text;
using Todo.Infrastructure.SignIn;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

[DatabaseIndependent]
internal sealed class TokenHeaderTests
{
    [Test]
    public void Encrypted_or_oversized_token_never_reaches_the_library()
    {
        var encrypted = Encode("""{"alg":"dir","enc":"A256CBC-HS512","zip":"DEF","typ":"at+jwt","kid":"k"}""");
        var signed = Encode("""{"alg":"ES256","typ":"at+jwt","kid":"k"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TokenHeader.Read($"{encrypted}..AAAA.AAAA.AAAA"), Is.Null, "encrypted");
            Assert.That(TokenHeader.Read($"{signed}.{new string('A', 8 * 1024)}.AAAA"), Is.Null, "larger than 8 KiB");
            Assert.That(TokenHeader.Read($"{signed}.AAAA.AAAA"), Is.Not.Null, "signed");
        }
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
