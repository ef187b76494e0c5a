using System.Text.Json;

namespace Todo.Tests.OpenApi;

/// <summary>The forms are flat components, because generators do not support oneOf together with properties.</summary>
internal sealed class FormsTests
{
    private static readonly string[] Combinations = ["oneOf", "anyOf", "allOf"];

    private ApiDocument _document = null!;

    [SetUp]
    public async Task LoadAsync() => _document = await ApiDocument.LoadAsync();

    [TestCase("signIn", "TokenForm")]
    [TestCase("signInAtToken", "TokenForm")]
    [TestCase("signOut", "RevocationForm")]
    public void A_form_is_one_flat_component_whatever_its_media_type(string id, string component)
    {
        foreach (var media in _document.Operations.Single(operation => operation.Id == id).RequestContent)
        {
            var schema = media.Value.GetProperty("schema");
            Assert.That(schema.GetProperty("$ref").GetString(), Is.EqualTo($"#/components/schemas/{component}"), media.Name);
            var members = _document.Resolve(schema).GetProperty("properties").EnumerateObject().Select(member => member.Value);
            foreach (var part in members.Prepend(_document.Resolve(schema)))
                Assert.That(part.EnumerateObject().Select(keyword => keyword.Name), Has.None.AnyOf(Combinations));
        }
    }

    [Test]
    public void The_grant_type_is_a_plain_string() =>
        Assert.That(Keywords("TokenForm", "grant_type"), Is.EqualTo(new[] { "type: \"string\"" }));

    [Test]
    public void An_optional_member_is_nullable_because_NSwag_omits_no_others() =>
        Assert.That(Keywords("TokenForm", "refresh_token"), Is.EqualTo(new[] { "type: [\"null\",\"string\"]" }));

    [Test]
    public void A_required_member_is_not_nullable() =>
        Assert.That(Keywords("RevocationForm", "token"), Does.Contain("type: \"string\""));

    [TestCase("signIn", "password", "otp", "refresh_token", "id_token")]
    public void Each_grant_has_an_example(string id, params string[] names)
    {
        foreach (var media in _document.Operations.Single(operation => operation.Id == id).RequestContent)
            Assert.That(media.Value.GetProperty("examples").EnumerateObject().Select(example => example.Name), Is.EqualTo(names));
    }

    private IEnumerable<string> Keywords(string component, string member) =>
        from keyword in _document.Json.GetProperty("components").GetProperty("schemas").GetProperty(component)
            .GetProperty("properties").GetProperty(member).EnumerateObject()
        where keyword.Name is not ("description" or "examples")
        select $"{keyword.Name}: {JsonSerializer.Serialize(keyword.Value)}";
}
