namespace Todo.Domain.SecondFactors;

/// <summary>Base32 without padding (RFC 4648, section 6): what authenticator apps read, and what people can type.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerByte = 8;
    private const int BitsPerCharacter = 5;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * BitsPerByte) + BitsPerCharacter - 1) / BitsPerCharacter];
        for (var i = 0; i < text.Length; i++)
        {
            var (at, skip) = Math.DivRem(i * BitsPerCharacter, BitsPerByte);
            var pair = (bytes[at] << BitsPerByte) | (at + 1 < bytes.Length ? bytes[at + 1] : 0);
            text[i] = Alphabet[(pair >> ((2 * BitsPerByte) - BitsPerCharacter - skip)) & (Alphabet.Length - 1)];
        }
        return new(text);
    }
}
