using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Todo.Tests.Harness;

/// <summary>Walks through a list by its links, as a client would.</summary>
internal static partial class PageWalk
{
    /// <summary>The address of the next page; null on the last.</summary>
    public static string? NextOf(Reply page) => page.Header("Link") is { } link ? NextLink().Match(link).Groups["address"].Value : null;

    /// <summary>The pages from that address on, each read when it is asked for.</summary>
    public static async IAsyncEnumerable<JsonElement[]> PagesAsync(TodoClient client, string address)
    {
        for (string? next = address; next is not null;)
        {
            var page = await client.GetAsync(next);
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK), page.Text);
            yield return [.. page.Json.EnumerateArray()];
            next = NextOf(page);
        }
    }

    /// <summary>The ids of all pages.</summary>
    public static async Task<List<long>> IdsAsync(TodoClient client, string address)
    {
        var ids = new List<long>();
        await foreach (var page in PagesAsync(client, address))
            ids.AddRange(page.Select(todo => todo.GetProperty("id").GetInt64()));
        return ids;
    }

    [GeneratedRegex("^<(?<address>[^>]+)>; rel=\"next\"$")]
    private static partial Regex NextLink();
}
