using System.IO.Compression;
using System.Net;
using System.Text;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Brotli and gzip compression where it is safe (docs/api.md#headers-and-caching).</summary>
internal sealed class CompressionTests
{
    [TestCase("br", "br")]
    [TestCase("gzip", "gzip")]
    [TestCase("gzip, deflate, br, zstd", "br")]
    [TestCase("br;q=0, gzip", "gzip")]
    public async Task A_response_has_the_requested_encoding_and_the_same_tag(string acceptEncoding, string encoding)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync(new string('x', 5_000));
        var list = await ada.GetAsync("/api/todos");

        foreach (var (path, plain) in new[] { ($"/api/todos/{todo.Id}", todo), ("/api/todos", list) })
        {
            var reply = await GetAsync(ada, path, ("Accept-Encoding", acceptEncoding));

            using (Assert.EnterMultipleScope())
            {
                Assert.That(reply.Encoding, Is.EqualTo(encoding));
                Assert.That(reply.Text, Is.EqualTo(plain.Text));
                Assert.That(reply.Length, Is.LessThan(1_000));
                Assert.That(reply.Headers.Headers.ETag?.ToString(), Is.EqualTo(plain.ETag));
                Assert.That(reply.Headers.Headers.Vary, Does.Contain("Accept-Encoding"));
            }
        }
    }

    [TestCase("")]
    [TestCase("identity")]
    [TestCase("br;q=0")]
    [TestCase("zstd")]
    public async Task A_client_that_accepts_no_compression_gets_none(string acceptEncoding)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await GetAsync(ada, "/api/users/me", ("Accept-Encoding", acceptEncoding));

        Assert.That((reply.Headers.StatusCode, reply.Encoding), Is.EqualTo((HttpStatusCode.OK, string.Empty)));
        Assert.That(reply.Text, Does.StartWith("{\"id\":"));
    }

    [Test]
    public async Task Every_compressible_response_has_Vary()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        var path = $"/api/todos/{todo.Id}";

        Assert.That((await ada.GetAsync(path)).Header("Vary"), Is.EqualTo("Accept-Encoding"));
        Assert.That((await ada.GetAsync(path, ("Accept-Encoding", "br"))).Header("Vary"), Is.EqualTo("Accept-Encoding"));
        Assert.That((await ada.GetAsync(path, ("Accept-Encoding", "br"), ("If-None-Match", todo.ETag!))).Header("Vary"), Is.EqualTo("Accept-Encoding"));
        Assert.That((await ada.GetAsync("/api/todos/999999999")).Header("Vary"), Is.EqualTo("Accept-Encoding"));
    }

    [Test]
    public async Task Errors_are_compressed_and_remain_problems()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await GetAsync(ada, "/api/todos/999999999", ("Accept-Encoding", "gzip"));

        Assert.That((reply.Headers.StatusCode, reply.Encoding), Is.EqualTo((HttpStatusCode.NotFound, "gzip")));
        Assert.That(reply.Text, Does.Contain("Todo not found"));
    }

    [TestCase("/api/login/access_token")]
    [TestCase("/token")]
    [TestCase("/API/Login/Access_Token")]
    public async Task Tokens_are_never_compressed(string path)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        using var form = new FormUrlEncodedContent([new("username", ada.Email), new("password", ada.Password)]);

        var reply = await ada.SendAsync(HttpMethod.Post, path, form, ("Accept-Encoding", "br, gzip"));

        Assert.That(reply.Header("Content-Encoding"), Is.Null);
        Assert.That(reply.Text, Does.StartWith("{\"access_token\":"));
    }

    private static async Task<(HttpResponseMessage Headers, string Encoding, int Length, string Text)> GetAsync(
        TodoClient client, string path, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + client.AccessToken);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        var response = await SharedServer.Instance.Http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var encoding = string.Join(", ", response.Content.Headers.ContentEncoding);
        await using Stream stream = new MemoryStream(bytes);
        await using var plain = encoding switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return (response, encoding, bytes.Length, await reader.ReadToEndAsync());
    }
}
