using System.Text.Json;

namespace StayInSync;

/// <summary>
/// Stores the copy in a file, which is replaced as a whole: after a crash, it is the old copy with its cursor or the new one.
/// </summary>
public sealed class FileStore(string path) : IStore
{
    private Copy? _copy;

    public async Task<string?> GetCursorAsync(CancellationToken cancellationToken) => (await LoadAsync(cancellationToken)).Cursor;

    public async Task ApplyAsync(Page page, CancellationToken cancellationToken)
    {
        var copy = await LoadAsync(cancellationToken);
        var lists = Merge(copy.Lists, page.Lists, page.Deleted.Where(deleted => deleted.Type == "list"));
        var todos = Merge(copy.Todos, page.Todos, page.Deleted.Where(deleted => deleted.Type == "todo"));
        await SaveAsync(new(page.Next, lists, todos), cancellationToken);
    }

    public Task ClearAsync(CancellationToken cancellationToken) => SaveAsync(Copy.Empty, cancellationToken);

    private static List<JsonElement> Merge(IEnumerable<JsonElement> known, IEnumerable<JsonElement> changed, IEnumerable<Deletion> deleted)
    {
        var things = known.ToDictionary(IdOf);
        foreach (var thing in changed)
            things[IdOf(thing)] = thing;
        foreach (var thing in deleted)
            things.Remove(thing.Id);
        return [.. things.Values];
    }

    private static long IdOf(JsonElement thing) => thing.GetProperty("id").GetInt64();

    private async Task<Copy> LoadAsync(CancellationToken cancellationToken)
    {
        if (_copy is null && File.Exists(path))
            _copy = JsonSerializer.Deserialize<Copy>(await File.ReadAllBytesAsync(path, cancellationToken), JsonSerializerOptions.Web);
        return _copy ??= Copy.Empty;
    }

    private async Task SaveAsync(Copy copy, CancellationToken cancellationToken)
    {
        await using (var file = new FileStream(path + ".new", FileMode.Create))
        {
            await JsonSerializer.SerializeAsync(file, copy, JsonSerializerOptions.Web, cancellationToken);
            file.Flush(flushToDisk: true);
        }
        File.Move(path + ".new", path, overwrite: true);
        _copy = copy;
    }

    private sealed record Copy(string? Cursor, IReadOnlyList<JsonElement> Lists, IReadOnlyList<JsonElement> Todos)
    {
        public static Copy Empty { get; } = new(null, [], []);
    }
}
