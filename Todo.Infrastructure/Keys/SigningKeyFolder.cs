using System.Security.Cryptography;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database.Sqlite;

namespace Todo.Infrastructure.Keys;

/// <summary>The folder of the key pairs.</summary>
internal static class SigningKeyFolder
{
    public const string Pattern = "*.pem";

    private const string FirstKey = "key-0001.pem";

    /// <summary>The default folder for the keys of a SQLite database.</summary>
    public static string DefaultPath(SqliteDatabase database) => Path.Combine(database.Folder, "keys");

    public static IEnumerable<string> DefaultFiles(SqliteDatabase database) =>
        Directory.Exists(DefaultPath(database)) ? Directory.EnumerateFiles(DefaultPath(database), Pattern) : [];

    /// <summary>Returns the folder next to the database. If it has no key, exactly one of several starting processes creates one.</summary>
    /// <exception cref="IOException">The folder cannot be used, or not yet.</exception>
    public static string CreateDefault(SqliteDatabase database)
    {
        var folder = DefaultPath(database);
        database.CreateFolder();
        PrivateFiles.CreateFolder(folder);
        if (!DefaultFiles(database).Any())
            PrivateFiles.WriteOnce(Path.Combine(folder, FirstKey), SigningKeyReader.CreatePem());
        return folder;
    }

    /// <summary>
    /// Returns the key files, each with a stamp: the hash of its content, or the reason why it cannot be read. Modification times do
    /// not suffice: when the target of a link changes, as in a mounted secret, the link's own time stays the same.
    /// </summary>
    public static Dictionary<string, string> Scan(string folder) =>
        Directory.EnumerateFiles(folder, Pattern).ToDictionary(Path.GetFullPath, StampOf);

    private static string StampOf(string path)
    {
        try
        {
            return Convert.ToHexString(SHA256.HashData(SigningKeyFile.Read(path)));
        }
        catch (InvalidKeyException exception)
        {
            return exception.Message;
        }
    }
}
