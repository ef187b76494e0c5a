using System.IO.Compression;
using System.Security.Cryptography;

namespace Todo.WebApi.App;

/// <summary>A file of the page for people, in memory: as it is, and compressed.</summary>
internal sealed class AppFile
{
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    /// <param name="contentType">With the charset.</param>
    /// <param name="plain">The content, which is compressed when it is first needed.</param>
    public AppFile(string contentType, byte[] plain)
    {
        ContentType = contentType;
        Plain = plain;
        var hash = SHA256.HashData(plain);
        Integrity = "sha256-" + Convert.ToBase64String(hash);
        ETag = $"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"";
        _brotli = new(() => Compress(plain, stream => new BrotliStream(stream, CompressionLevel.SmallestSize)));
        _gzip = new(() => Compress(plain, stream => new GZipStream(stream, CompressionLevel.SmallestSize)));
    }

    public string ContentType { get; }

    public byte[] Plain { get; }

    public byte[] Brotli => _brotli.Value;

    public byte[] Gzip => _gzip.Value;

    /// <summary>Strong, and the same for each encoding.</summary>
    public string ETag { get; }

    /// <summary>The hash as Subresource Integrity writes it.</summary>
    public string Integrity { get; }

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> compress)
    {
        using var compressed = new MemoryStream();
        using (var stream = compress(compressed))
            stream.Write(plain);
        return compressed.ToArray();
    }
}
