using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>The file in which a client in docs/stay-in-sync.md stores its copy, and the file of its tokens.</summary>
internal sealed class ReplicaCopy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replica").FullName;

    public string Path => System.IO.Path.Combine(_folder, "copy.json");

    public string TokensPath => Path + ".tokens";

    /// <summary>Waits until the copy is what the server has.</summary>
    public async Task AssertBecomesEqualAsync(TodoClient client, int patience)
    {
        var lists = (await client.GetAsync("/api/lists")).Json;
        var todos = (await client.GetAsync("/api/todos?limit=500")).Json;
        Assert.That(Read, Is.EqualTo(TextOf(lists, todos)).After(patience, 50));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string TextOf(params JsonElement[] parts) =>
        string.Join('\n', parts.SelectMany(things => things.EnumerateArray().OrderBy(thing => thing.GetProperty("id").GetInt64()).Select(MembersOf)));

    /// <summary>Without the number of open todos, which is no part of a list.</summary>
    private static string MembersOf(JsonElement thing) => string.Join(
        ' ',
        thing.EnumerateObject().Where(member => member.Name != "open_count")
            .Select(member => $"{member.Name}={JsonSerializer.Serialize(member.Value)}"));

    private string? Read()
    {
        if (!File.Exists(Path))
            return null;
        var copy = JsonDocument.Parse(File.ReadAllText(Path)).RootElement;
        return TextOf(copy.GetProperty("lists"), copy.GetProperty("todos"));
    }
}
