using System.Security.Cryptography;

namespace Todo.Tests.Harness;

/// <summary>Creates key files like an operator.</summary>
internal static class TestKeys
{
    /// <summary>Writes a P-256 key unless the file exists.</summary>
    public static void WriteEcdsa(string path)
    {
        if (File.Exists(path))
            return;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(path, key.ExportPkcs8PrivateKeyPem());
    }

    public static void WriteRsa(string path, int bits = 2048)
    {
        using var key = RSA.Create(bits);
        Write(path, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Writes the file atomically, readable only by its owner.</summary>
    public static void Write(string path, string pem)
    {
        var temporary = path + ".new";
        File.WriteAllText(temporary, pem);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(temporary, path, overwrite: true);
    }
}
