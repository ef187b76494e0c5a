using System.Net;
using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.WebApi;

/// <summary>Signing keys at startup: which are created, which are published, and which signs (docs/api.md#signing-keys).</summary>
internal sealed class KeysTests
{
    [Test]
    public async Task All_keys_are_published_and_the_last_by_file_name_signs()
    {
        using var keys = new KeyFolder();
        keys.AddRsa("b.pem");
        keys.AddEcdsa("a.pem");
        keys.AddEcdsa("c.txt");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        var header = Jwt.HeaderOf(ada.AccessToken!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await server.PublishedKeysAsync(), Has.Length.EqualTo(2).And.Contains((string)header["kid"]!));
            Assert.That((string)header["alg"]!, Is.EqualTo("RS256"));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_key_in_two_files_is_published_once()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("a.pem");
        TestKeys.Write(keys["b.pem"], await File.ReadAllTextAsync(keys["a.pem"]));
        await using var server = await TodoServer.StartAsync(keys.Setting);

        Assert.That(await server.PublishedKeysAsync(), Has.Length.EqualTo(1));
    }

    [Test]
    [SqliteOnly]
    public async Task One_of_two_instances_that_start_in_an_empty_folder_creates_a_private_key_file()
    {
        await using var server = await TodoServer.StartAsync();
        var folder = Path.Combine(server.Database.Folder, "new");
        var setting = $"--ConnectionStrings:Todo=Data Source={Path.Combine(folder, "todo.db")}";

        var instances = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => server.StartAnotherAsync(setting))));

        var files = Directory.GetFiles(Path.Combine(folder, "keys"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Has.Length.EqualTo(1));
            if (!OperatingSystem.IsWindows())
                Assert.That(File.GetUnixFileMode(files[0]), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            var published = await Task.WhenAll(instances.Select(instance => instance.PublishedKeysAsync()));
            Assert.That(published.Select(ids => ids.Single()).Distinct().Count(), Is.EqualTo(1));
        }
        foreach (var instance in instances)
            await instance.DisposeAsync();
    }
}
