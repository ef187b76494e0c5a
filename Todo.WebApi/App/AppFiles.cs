using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Todo.WebApi.App;

/// <summary>The files of the page for people, which are in <c>wwwroot/app</c> and stay in memory.</summary>
internal sealed class AppFiles
{
    /// <summary>The file that the folder itself shows.</summary>
    public const string Index = "index.html";

    private const string ServiceWorker = "sw.js";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".webmanifest"] = "application/manifest+json",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FrozenDictionary<string, AppFile> _files;

    private AppFiles(IReadOnlyDictionary<string, AppFile> files) => _files = files.ToFrozenDictionary(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, AppFile> All => _files;

    /// <param name="path">Relative to <c>/app/</c>; empty for the page itself.</param>
    /// <returns>Null if there is no such file.</returns>
    public AppFile? Find(string path) => _files.GetValueOrDefault(path.Length == 0 ? Index : path);

    public static AppFiles Load(string folder)
    {
        var files = new SortedDictionary<string, AppFile>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (ContentTypes.TryGetValue(Path.GetExtension(file), out var type))
                files[PathOf(folder, file)] = new(type, Read(file));
        }
        if (files.Remove(ServiceWorker, out var worker))
            files[ServiceWorker] = new(worker.ContentType, [.. ListOf(files), .. worker.Plain]);
        return new(files);
    }

    /// <summary>
    /// The first line of the service worker: the files to keep, with their hashes. So the worker changes with each file, which is when browsers
    /// install it again, and never keeps files of two versions.
    /// </summary>
    private static byte[] ListOf(SortedDictionary<string, AppFile> files)
    {
        var list = JsonSerializer.Serialize(
            files.Where(file => !file.Key.EndsWith(".txt", StringComparison.Ordinal)).ToDictionary(file => file.Key, file => file.Value.Integrity),
            Unescaped);
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)).AsSpan(0, 8));
        return Encoding.UTF8.GetBytes($"self.APP = {{ version: \"{version}\", files: {list} }};\n");
    }

    private static string PathOf(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static byte[] Read(string file) =>
        Path.GetExtension(file) == ".js" ? ModuleText.WithoutComments(File.ReadAllBytes(file)) : File.ReadAllBytes(file);
}
