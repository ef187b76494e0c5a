using System.Security.Cryptography;

namespace Todo.Bench.Databases;

/// <summary>A signing key of the kind that the program makes beside an SQLite database, for databases that have no folder.</summary>
internal static class SigningKeys
{
    /// <returns>The folder.</returns>
    public static string Create(string folder)
    {
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Path.Combine(folder, "bench.pem");
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return folder;
    }
}
