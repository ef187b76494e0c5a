using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>The document has the server's limits: a value at each limit is accepted, and one beyond it is rejected by name.</summary>
[DatabaseIndependent]
internal sealed class LimitsTests
{
    private static readonly string[] Sorts = ["id", "created_at", "updated_at", "position", "due", "priority", "completed_at"];

    private static readonly string[] BodyLimits =
    [
        "registerUser name: required, minLength 1, maxLength 200, pattern \\S",
        "registerUser email: required, minLength 1, maxLength 200, pattern \\S, format email",
        "registerUser password: required, minLength 8, maxLength 128",
        "registerUser time_zone:",
        "patchUser name: minLength 1, maxLength 200, pattern \\S",
        "patchUser time_zone:",
        "renameUser name: required, minLength 1, maxLength 200, pattern \\S",
        "changePassword current_password:",
        "changePassword password: required, minLength 8, maxLength 128",
        "changeEmail email: required, minLength 1, maxLength 200, pattern \\S, format email",
        "changeEmail password:",
        "verifyEmail token: required, minLength 1, pattern \\S",
        "requestPasswordReset email: required, minLength 1, maxLength 200, pattern \\S, format email",
        "resetPassword token: required, minLength 1, pattern \\S",
        "resetPassword password: required, minLength 8, maxLength 128",
        "deleteUser password:",
        "beginTotp password:",
        "confirmTotp code: required, minLength 1, maxLength 100, pattern \\S",
        "renewRecoveryCodes password:",
        "renewRecoveryCodes code: required, minLength 1, maxLength 100, pattern \\S",
        "disableTotp password:",
        "disableTotp code: required, minLength 1, maxLength 100, pattern \\S",
        "createTodo content: required, minLength 1, maxLength 10000, pattern \\S",
        "createTodo is_done:",
        "createTodo notes: maxLength 10000",
        "createTodo priority: enum [\"none\",\"low\",\"medium\",\"high\"]",
        "createTodo labels: maxItems 20",
        "createTodo due_date: format date",
        "createTodo due_time: pattern ^([01][0-9]|2[0-3]):[0-5][0-9]$",
        "createTodo recurrence: maxLength 200",
        "createTodo recurrence_from: enum [\"due\",\"completion\"]",
        "createTodo list_id: format int64",
        "createTodo parent_id: format int64",
        "updateTodo content: required, minLength 1, maxLength 10000, pattern \\S",
        "updateTodo is_done:",
        "updateTodo notes: maxLength 10000",
        "updateTodo priority: enum [\"none\",\"low\",\"medium\",\"high\"]",
        "updateTodo labels: maxItems 20",
        "updateTodo due_date: format date",
        "updateTodo due_time: pattern ^([01][0-9]|2[0-3]):[0-5][0-9]$",
        "updateTodo recurrence: maxLength 200",
        "updateTodo recurrence_from: enum [\"due\",\"completion\"]",
        "updateTodo list_id: format int64",
        "updateTodo parent_id: format int64",
        "patchTodo content: minLength 1, maxLength 10000, pattern \\S",
        "patchTodo is_done:",
        "patchTodo notes: maxLength 10000",
        "patchTodo priority: enum [\"none\",\"low\",\"medium\",\"high\"]",
        "patchTodo labels: maxItems 20",
        "patchTodo due_date: format date",
        "patchTodo due_time: pattern ^([01][0-9]|2[0-3]):[0-5][0-9]$",
        "patchTodo recurrence: maxLength 200",
        "patchTodo recurrence_from: enum [\"due\",\"completion\"]",
        "patchTodo list_id: format int64",
        "patchTodo parent_id: format int64",
        "changeAllTodos is_done: required",
        "moveTodo after_id: format int64",
        "moveTodo before_id: format int64",
        "createList name: required, minLength 1, maxLength 200, pattern \\S",
        "patchList name: minLength 1, maxLength 200, pattern \\S",
        "moveList after_id: format int64",
        "moveList before_id: format int64",
        "createWebhook url: required, maxLength 2000, format uri",
        "createWebhook events: required, minItems 1, uniqueItems true",
        "patchWebhook url: maxLength 2000, format uri",
        "patchWebhook events: minItems 1, uniqueItems true",
        "patchWebhook is_active:",
        "createPersonalToken name: required, minLength 1, maxLength 200, pattern \\S",
        "createPersonalToken scopes: required, minItems 1, uniqueItems true",
        "createPersonalToken expires_in_days: minimum 1, maximum 365, format int64",
        "renameLabel name: required, minLength 1, maxLength 50, pattern \\S",
        "signOut token: required, minLength 1, pattern \\S",
        "signOut token_type_hint:",
    ];

    private static readonly string[] ParameterLimits =
    [
        "listTodos limit: minimum 1, maximum 500, format int32, default 100",
        "listTodos q: minLength 1, maxLength 200",
        "listTodos list_id: minimum 1, maximum 9007199254740991, format int64",
        "listTodos label: minLength 1, maxLength 50",
        "listTodos priority: enum [\"none\",\"low\",\"medium\",\"high\"]",
        "listTodos due: enum [\"overdue\",\"today\",\"upcoming\",\"none\",\"any\"]",
        "listTodos due_from: format date",
        "listTodos due_to: format date",
        "listTodos completed_from: format date-time",
        "listTodos completed_to: format date-time",
        $"listTodos sort: enum [{string.Join(',', Sorts.Select(sort => $"\"{sort}\",\"-{sort}\""))}], default id",
        "listTodos include_total: default false",
        "listOccurrences limit: minimum 1, maximum 100, format int32, default 10",
        "listChanges limit: minimum 1, maximum 1000, format int32, default 500",
        "listTrash limit: minimum 1, maximum 500, format int32, default 100",
        "listTrash include_total: default false",
        "listDeliveries limit: minimum 1, maximum 500, format int32, default 100",
        "listDeliveries include_total: default false",
        "createWebhook Idempotency-Key: minLength 1, maxLength 255, pattern ^[!-~]*$",
        "createPersonalToken Idempotency-Key: minLength 1, maxLength 255, pattern ^[!-~]*$",
        "createList Idempotency-Key: minLength 1, maxLength 255, pattern ^[!-~]*$",
        "createTodo Idempotency-Key: minLength 1, maxLength 255, pattern ^[!-~]*$",
        "deleteAllTodos is_done: required",
    ];

    private static readonly string[] Keywords = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "pattern", "format", "enum", "default"];

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
        foreach (var operation in _document.Operations.Where(operation => operation.Id is "renameUser" or "patchUser" or "createTodo" or "updateTodo" or "patchTodo" or "createList"))
        {
            var content = operation.RequestContent.First();
            var schema = _document.Resolve(content.Value.GetProperty("schema"));
            // A rule of that length is tested with the rules.
            foreach (var member in schema.GetProperty("properties").EnumerateObject()
                .Where(m => m.Value.TryGetProperty("maxLength", out _) && m.Name != "recurrence"))
            {
                var max = member.Value.GetProperty("maxLength").GetInt32();
                var longest = await SendAsync(max);
                var tooLong = await SendAsync(max + 1);

                Assert.That((int)longest.Status, Is.InRange(200, 299), $"{operation} {member.Name}: {longest.Text}");
                Assert.That(tooLong.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), $"{operation} {member.Name}");
                Assert.That(tooLong.ErrorMembers, Is.EqualTo(new[] { member.Name }));

                Task<Reply> SendAsync(int length)
                {
                    var body = JsonNode.Parse(ExampleOf(content.Value).GetRawText())!;
                    body[member.Name] = new string('a', length);
                    return person.SendRawAsync(new(operation.Method), operation.Path.Replace("{id}", $"{id}", StringComparison.Ordinal), body.ToJsonString());
                }
            }
        }
    }

    private static JsonElement ExampleOf(JsonElement media) =>
        media.TryGetProperty("example", out var example) ? example : media.GetProperty("examples").EnumerateObject().First().Value.GetProperty("value");

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
