using Todo.Infrastructure.Persistence.Sqlite;

namespace Todo.Infrastructure.Security;

/// <summary>The folder that the key pairs are in.</summary>
internal static class SigningKeyFolder
{
    public const string Pattern = "*.pem";

    private const string FirstKey = "key-0001.pem";

    /// <summary>The folder beside the database, with a key in it: of several processes that start at once, one makes it.</summary>
    public static string BesideDatabase(SqliteDatabase database)
    {
        var folder = Path.Combine(database.Folder, "keys");
        try
        {
            database.CreateFolder();
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if (!Directory.EnumerateFiles(folder, Pattern).Any())
                CreateKey(folder);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException("ConnectionStrings:Todo", $"names a place where no signing key can be made: {exception.Message}");
        }
    }

    private static void CreateKey(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var temporary = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            using (var writer = new StreamWriter(temporary, options))
                writer.Write(SigningKeyReader.CreatePem());
            File.Move(temporary, Path.Combine(folder, FirstKey), overwrite: false);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, FirstKey)))
        {
            // Another process was faster: its key is the one.
            File.Delete(temporary);
        }
    }
}
