using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>The document has the server's limits: a value at each limit is accepted, and one beyond it is rejected by name.</summary>
[DatabaseIndependent]
internal sealed class LimitsTests
{
    private static readonly string[] BodyLimits =
    [
        "registerUser name: required, minLength 1, maxLength 200, pattern \\S",
        "registerUser email: required, minLength 1, maxLength 200, pattern \\S, format email",
        "registerUser password: required, minLength 8, maxLength 128",
        "renameUser name: required, minLength 1, maxLength 200, pattern \\S",
        "changePassword current_password: required",
        "changePassword password: required, minLength 8, maxLength 128",
        "deleteUser password: required",
        "createTodo content: required, minLength 1, maxLength 10000, pattern \\S",
        "createTodo is_done:",
        "updateTodo content: required, minLength 1, maxLength 10000, pattern \\S",
        "updateTodo is_done:",
        "patchTodo content: minLength 1, maxLength 10000, pattern \\S",
        "patchTodo is_done:",
        "changeAllTodos is_done: required",
        "signOut token: required, minLength 1, pattern \\S",
        "signOut token_type_hint:",
    ];

    private static readonly string[] ParameterLimits =
    [
        "listTodos limit: minimum 1, maximum 500, format int32, default 100",
        "listTodos q: minLength 1, maxLength 200",
        "listTodos sort: enum [\"id\",\"-id\",\"created_at\",\"-created_at\",\"updated_at\",\"-updated_at\"], default id",
        "listTodos include_total: default false",
        "createTodo Idempotency-Key: minLength 1, maxLength 255, pattern ^[!-~]*$",
        "deleteAllTodos is_done: required",
    ];

    private static readonly string[] Keywords = ["minimum", "maximum", "minLength", "maxLength", "pattern", "format", "enum", "default"];

    private ApiDocument _document = null!;

    [SetUp]
    public async Task LoadAsync() => _document = await ApiDocument.LoadAsync();

    [Test]
    public void Body_members_have_the_limits_of_the_server()
    {
        var limits =
            from operation in _document.Operations
            where !operation.Id.StartsWith("signIn", StringComparison.Ordinal) && operation.RequestContent.Any()
            let schema = _document.Resolve(operation.RequestContent.First().Value.GetProperty("schema"))
            from member in schema.GetProperty("properties").EnumerateObject()
            select Describe(operation, member.Name, member.Value, IsRequired(schema, member.Name));

        Assert.That(limits, Is.EquivalentTo(BodyLimits));
    }

    [Test]
    public void Parameters_have_the_limits_of_the_server()
    {
        var limits =
            from operation in _document.Operations
            from parameter in operation.Parameters
            where parameter.GetProperty("in").GetString() != "path"
            let isRequired = parameter.TryGetProperty("required", out var required) && required.GetBoolean()
            select Describe(operation, parameter.GetProperty("name").GetString()!, parameter.GetProperty("schema"), isRequired) into line
            where !line.EndsWith(':')
            select line;

        Assert.That(limits, Is.EquivalentTo(ParameterLimits));
    }

    [Test]
    public async Task An_omitted_parameter_has_its_default()
    {
        var person = await SharedServer.Instance.SignUpAsync();
        await person.CreateTodoAsync();
        var defaults = _document.Operations.Single(operation => operation.Id == "listTodos").Parameters
            .Where(parameter => parameter.GetProperty("schema").TryGetProperty("default", out _))
            .Select(parameter => $"{parameter.GetProperty("name")}={parameter.GetProperty("schema").GetProperty("default").GetRawText().Trim('"')}");

        var said = await person.GetAsync($"/api/todos?{string.Join('&', defaults)}");
        var leftOut = await person.GetAsync("/api/todos");

        Assert.That(said.Text, Is.EqualTo(leftOut.Text));
        Assert.That(said.Header("ETag"), Is.EqualTo(leftOut.Header("ETag")));
    }

    [Test]
    public async Task Each_length_is_accepted_up_to_the_documented_maximum_and_rejected_beyond_it()
    {
        var person = await SharedServer.Instance.SignUpAsync();
        var id = (await person.CreateTodoAsync()).Id;
        foreach (var operation in _document.Operations.Where(operation => operation.Id is "renameUser" or "createTodo" or "updateTodo" or "patchTodo"))
        {
            var content = operation.RequestContent.First();
            var schema = _document.Resolve(content.Value.GetProperty("schema"));
            foreach (var member in schema.GetProperty("properties").EnumerateObject().Where(m => m.Value.TryGetProperty("maxLength", out _)))
            {
                var max = member.Value.GetProperty("maxLength").GetInt32();
                var longest = await SendAsync(max);
                var tooLong = await SendAsync(max + 1);

                Assert.That((int)longest.Status, Is.InRange(200, 299), $"{operation} {member.Name}: {longest.Text}");
                Assert.That(tooLong.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), $"{operation} {member.Name}");
                Assert.That(tooLong.ErrorMembers, Is.EqualTo(new[] { member.Name }));

                Task<Reply> SendAsync(int length)
                {
                    var body = JsonNode.Parse(content.Value.GetProperty("example").GetRawText())!;
                    body[member.Name] = new string('a', length);
                    return person.SendRawAsync(new(operation.Method), operation.Path.Replace("{id}", $"{id}", StringComparison.Ordinal), body.ToJsonString());
                }
            }
        }
    }

    private static string Describe(ApiOperation operation, string name, JsonElement schema, bool isRequired)
    {
        var limits = Keywords.Where(keyword => schema.TryGetProperty(keyword, out _)).Select(keyword => $"{keyword} {Text(schema.GetProperty(keyword))}");
        return $"{operation.Id} {name}: {string.Join(", ", isRequired ? limits.Prepend("required") : limits)}".TrimEnd();
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : JsonSerializer.Serialize(value);

    private static bool IsRequired(JsonElement schema, string member) =>
        schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(name => name.GetString() == member);
}
