using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database.Sqlite;

namespace Todo.Infrastructure.Keys;

/// <summary>The folder that the key pairs are in.</summary>
internal static partial class SigningKeyFolder
{
    public const string Pattern = "*.pem";

    private const string FirstKey = "key-0001.pem";

    /// <summary>Where the keys of a SQLite database are, when no setting names another place.</summary>
    public static string PathBeside(SqliteDatabase database) => Path.Combine(database.Folder, "keys");

    public static IEnumerable<string> FilesBeside(SqliteDatabase database) =>
        Directory.Exists(PathBeside(database)) ? Directory.EnumerateFiles(PathBeside(database), Pattern) : [];

    /// <summary>The folder beside the database, with a key in it: of several processes that start at once, one makes it.</summary>
    /// <exception cref="IOException">The place cannot be used, or not yet.</exception>
    public static string BesideDatabase(SqliteDatabase database)
    {
        var folder = PathBeside(database);
        database.CreateFolder();
        PrivateFiles.CreateFolder(folder);
        if (!FilesBeside(database).Any())
            CreateKey(folder);
        return folder;
    }

    /// <summary>
    /// The key files, each with a stamp that is another when its content is, or what is wrong with it. Dates would not do: behind a
    /// link, as in a mounted secret, the file changes and the link's date does not.
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
        // A random name alone ends in .pem once in 32,768 times, and would be taken for a key.
        var temporary = Path.Combine(folder, Path.GetRandomFileName() + ".tmp");
        try
        {
            using (var writer = new StreamWriter(PrivateFiles.Create(temporary)))
                writer.Write(SigningKeyReader.CreatePem());
            // Another process may have been faster: its key is the one then.
            Publish(temporary, Path.Combine(folder, FirstKey));
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Gives the file a name that no other file has, in one step. Off Windows File.Move takes two: it looks, and then puts the
    /// file in the place of whatever has got there meanwhile.
    /// </summary>
    private static void Publish(string file, string name)
    {
        if (!OperatingSystem.IsWindows() && (Link(file, name) == 0 || File.Exists(name)))
            return;
        try
        {
            // Windows, or a file system without hard links.
            File.Move(file, name, overwrite: false);
        }
        catch (IOException) when (File.Exists(name))
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);
}
