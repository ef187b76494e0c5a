using System.IO.Compression;
using System.Text;
using Todo.Tests.Harness;
using Todo.WebApi.App;

namespace Todo.Tests.App;

/// <summary>The files of the page in memory.</summary>
[DatabaseIndependent]
internal sealed class AppFileTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("content ", 100)));

    [Test]
    public void A_compressed_file_has_the_same_content()
    {
        var file = new AppFile("text/plain", Plain);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Decompress(new BrotliStream(new MemoryStream(file.Brotli), CompressionMode.Decompress)), Is.EqualTo(Plain));
            Assert.That(Decompress(new GZipStream(new MemoryStream(file.Gzip), CompressionMode.Decompress)), Is.EqualTo(Plain));
        }
    }

    [Test]
    public void The_service_worker_changes_with_every_file_and_lists_each_with_its_hash()
    {
        using var place = new TestDatabase();
        var folder = Directory.CreateDirectory(Path.Combine(place.Folder, "app")).FullName;
        File.WriteAllText(Path.Combine(folder, "sw.js"), "worker();");
        File.WriteAllText(Path.Combine(folder, "main.js"), "1");
        File.WriteAllText(Path.Combine(folder, "LICENSES.txt"), "none");
        var first = AppFiles.Load(folder);
        File.WriteAllText(Path.Combine(folder, "main.js"), "2");
        var second = AppFiles.Load(folder);

        var worker = Encoding.UTF8.GetString(first.Find("sw.js")!.Plain);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(worker, Does.Match("""^self\.APP = \{ version: "[0-9a-f]{16}", files: \{"main\.js":"sha256-[^"]+"\} \};\nworker\(\);$"""));
            Assert.That(worker, Does.Contain(first.Find("main.js")!.Integrity));
            Assert.That(second.Find("sw.js")!.ETag, Is.Not.EqualTo(first.Find("sw.js")!.ETag));
        }
    }

    private static byte[] Decompress(Stream stream)
    {
        using (stream)
        {
            using var plain = new MemoryStream();
            stream.CopyTo(plain);
            return plain.ToArray();
        }
    }
}
