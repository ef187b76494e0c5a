using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;

namespace Todo.Tests.Trust;

/// <summary>Malicious input.</summary>
internal sealed class HostileInputTests
{
    [Test]
    public async Task Search_text_is_a_value_and_not_SQL()
    {
        const string Hostile = "' OR 1=1; DROP TABLE todos; --";
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync("Buy milk");
        var id = (await ada.CreateTodoAsync(Hostile)).Id;

        var found = await ada.GetAsync("/api/todos?q=" + Uri.EscapeDataString(Hostile));

        Assert.That(found.Json.EnumerateArray().Select(todo => todo.GetProperty("id").GetInt64()), Is.EqualTo([id]));
    }

    [TestCase("created_at", 2, long.MaxValue, 1L)]
    [TestCase("created_at", 2, long.MinValue, 1L)]
    [TestCase("-updated_at", 5, long.MaxValue / 10, long.MaxValue)]
    [TestCase("-updated_at", 5, -1L, -1L)]
    [TestCase("id", 0, long.MinValue, long.MinValue)]
    public async Task Forged_cursor_with_an_invalid_position_reveals_and_breaks_nothing(string sort, byte code, long key, long id)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync();

        var reply = await ada.GetAsync($"/api/todos?sort={sort}&after={Forge(code, key, id)}");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.UnprocessableEntity), reply.Text);
    }

    [Test]
    public async Task Unknown_parameters_whose_names_differ_only_in_form_are_422()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.DeleteAsync("/api/todos?is_done=true&fooBar=1&foo_bar=2");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), reply.Text);
        Assert.That(reply.ErrorMembers, Is.EquivalentTo(["fooBar", "foo_bar"]));
    }

    [TestCase("%20")]
    [TestCase("%C2%A0")]
    [TestCase("%09%0a")]
    [TestCase("1%20")]
    [TestCase("9999999999999999999")]
    [TestCase("..%2f1")]
    public async Task Malformed_id_is_404_even_if_it_is_white_space(string id)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        Assert.That((await ada.GetAsync($"/api/todos/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>Creates a cursor like the server does; its checksum is not a secret.</summary>
    private static string Forge(byte code, long key, long id)
    {
        var bytes = new byte[24];
        bytes[0] = code;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), key);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(9), id);
        SHA256.HashData(bytes.AsSpan(0, 17)).AsSpan(0, 7).CopyTo(bytes.AsSpan(17));
        return Base64Url.EncodeToString(bytes);
    }
}
