using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database.Sqlite;

namespace Todo.Infrastructure.Keys;

/// <summary>The folder of the key pairs.</summary>
internal static partial class SigningKeyFolder
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
            CreateKey(folder);
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

    private static void CreateKey(string folder)
    {
        // A random name ends in .pem once in 32,768 times and would match the pattern.
        var temporary = Path.Combine(folder, Path.GetRandomFileName() + ".tmp");
        try
        {
            using (var writer = new StreamWriter(PrivateFiles.Create(temporary)))
                writer.Write(SigningKeyReader.CreatePem());
            // If another process publishes its key first, that key is used.
            Publish(temporary, Path.Combine(folder, FirstKey));
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Moves the file to <paramref name="name"/> atomically, unless that file exists. Except on Windows, File.Move is not atomic: it
    /// checks for the file first, and then overwrites one that was created in the meantime.
    /// </summary>
    private static void Publish(string file, string name)
    {
        if (!OperatingSystem.IsWindows() && (Link(file, name) == 0 || File.Exists(name)))
            return;
        try
        {
            // On Windows, or on a file system without hard links.
            File.Move(file, name, overwrite: false);
        }
        catch (IOException) when (File.Exists(name))
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);
}
