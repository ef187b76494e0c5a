using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Todo.Tests.Harness;

/// <summary>Reads a list page by page by following its links, as a client does.</summary>
internal static partial class PageWalk
{
    /// <summary>Returns the URL of the next page; null on the last page.</summary>
    public static string? NextOf(Reply page) => page.Header("Link") is { } link ? NextLink().Match(link).Groups["address"].Value : null;

    /// <summary>Returns the pages starting at that URL, each fetched when it is enumerated.</summary>
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

    /// <summary>Returns the ids on all pages.</summary>
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
