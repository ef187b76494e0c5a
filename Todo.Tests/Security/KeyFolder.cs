using Todo.Tests.Harness;

namespace Todo.Tests.Security;

/// <summary>A folder of key files like an operator's, deleted after the test.</summary>
internal sealed class KeyFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("todo-keys-").FullName;

    /// <summary>The folder as the setting <c>Jwt:KeysPath</c>.</summary>
    public string Setting => $"--Jwt:KeysPath={_path}";

    public string this[string name] => Path.Combine(_path, name);

    public void AddEcdsa(string name) => TestKeys.WriteEcdsa(this[name]);

    public void AddRsa(string name, int bits = 2048) => TestKeys.WriteRsa(this[name], bits);

    /// <param name="name">The file; empty for the folder itself.</param>
    /// <param name="mode">The mode, as for <c>chmod</c>.</param>
    public void SetMode(string name, int mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(this[name], (UnixFileMode)mode);
    }

    public void Remove(string name) => File.Delete(this[name]);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
