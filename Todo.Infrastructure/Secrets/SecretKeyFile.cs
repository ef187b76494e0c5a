using System.Security.Cryptography;
using System.Text;
using Todo.Application.Common;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Keys;

namespace Todo.Infrastructure.Secrets;

/// <summary>
/// The file of the keys that encrypt secrets: each line is one key in Base64. The first line encrypts, and all of them decrypt.
/// </summary>
internal static class SecretKeyFile
{
    public const string Name = "secrets.key";

    private const string Fix = "Create it with: openssl rand -base64 32";

    /// <summary>Reads the keys. If there is no file, exactly one of several processes creates it.</summary>
    /// <exception cref="SecretKeyException">The file cannot be used or created.</exception>
    public static IReadOnlyList<SecretKey> ReadOrCreate(string path)
    {
        try
        {
            if (!File.Exists(path))
                PrivateFiles.WriteOnce(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretKey.Size)) + '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SecretKeyException($"The key for secrets, {path}, does not exist and cannot be created. {Fix}", exception);
        }
        return Read(path);
    }

    /// <exception cref="SecretKeyException">The file cannot be used.</exception>
    public static IReadOnlyList<SecretKey> Read(string path)
    {
        if (!File.Exists(path))
            throw new SecretKeyException($"The key for secrets, {path}, does not exist. Restore it from a backup.");
        try
        {
            var lines = Encoding.ASCII.GetString(SigningKeyFile.Read(path))
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return lines.Length > 0 ? [.. lines.Select(Parse)] : throw new InvalidKeyException("it is empty");
        }
        catch (InvalidKeyException exception)
        {
            throw new SecretKeyException($"The key for secrets, {path}, cannot be used: {exception.Message}.", exception);
        }
    }

    private static SecretKey Parse(string line)
    {
        var key = new byte[SecretKey.Size];
        return Convert.TryFromBase64String(line, key, out var length) && length == key.Length
            ? SecretKey.Of(key)
            : throw new InvalidKeyException($"each of its lines must be {SecretKey.Size} bytes in Base64");
    }
}
