using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Extensions.DependencyInjection;
using Todo.Domain.PersonalTokens;
using Todo.Tests.Harness;
using Todo.WebApi.Authentication;
using Todo.WebApi.OpenApi;

namespace Todo.Tests.OpenApi;

/// <summary>Checks what linters cannot: that the document is complete.</summary>
[DatabaseIndependent]
internal sealed partial class DocumentTests
{
    // The token endpoint accepts the members of two use cases, neither of which has limits.
    private static readonly string[] WithoutLimits = ["signIn", "signInAtToken"];

    private ApiDocument _document = null!;

    private static IEnumerable<ControllerActionDescriptor> Actions =>
        SharedServer.Instance.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
            .ActionDescriptors.Items.OfType<ControllerActionDescriptor>();

    [SetUp]
    public async Task LoadAsync() => _document = await ApiDocument.LoadAsync();

    [Test]
    public void The_document_has_version_3_1_0_because_tools_reject_later_patch_versions() =>
        Assert.That(_document.Json.GetProperty("openapi").GetString(), Is.EqualTo("3.1.0"));

    [TestCase("## Errors")]
    [TestCase("## Paging")]
    [TestCase("## ETags")]
    [TestCase("`Idempotency-Key`")]
    public void The_document_begins_with_an_introduction(string part) =>
        Assert.That(_document.Json.GetProperty("info").GetProperty("description").GetString(), Does.Contain(part));

    [Test]
    public void Exactly_the_actions_are_operations_of_the_document()
    {
        var routes =
            from action in Actions
            from method in action.EndpointMetadata.OfType<HttpMethodAttribute>().Single().HttpMethods
            select $"{method} /{action.AttributeRouteInfo!.Template}";

        Assert.That(_document.Operations.Select(operation => operation.ToString()), Is.EquivalentTo(routes));
    }

    [TestCase("CreateTodoBody", "content is_done notes priority labels recurrence_from list_id", false)]
    [TestCase("CreateTodoBody", "due_date due_time recurrence parent_id", true)]
    [TestCase("PatchTodoBody", "due_date due_time recurrence parent_id", true)]
    [TestCase("MoveBody", "after_id before_id", true)]
    [TestCase("PatchUserBody", "name time_zone", false)]
    [TestCase("PatchListBody", "name", false)]
    public void Members_of_requests_have_the_type_null_exactly_if_it_is_accepted(string schema, string members, bool expected)
    {
        var properties = _document.Json.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties");

        foreach (var member in members.Split(' '))
            Assert.That(properties.GetProperty(member).GetProperty("type").GetRawText().Contains("null", StringComparison.Ordinal), Is.EqualTo(expected), member);
    }

    [Test]
    public void Every_operation_has_a_unique_id_in_camel_case()
    {
        var ids = _document.Operations.Select(operation => operation.Id).ToList();

        Assert.That(ids, Is.Unique);
        Assert.That(ids, Has.All.Matches<string>(id => CamelCase().IsMatch(id)));
    }

    [Test]
    public void Protected_operations_require_a_sign_in_or_a_personal_token_whose_scope_they_name()
    {
        var open = Actions.Where(action => action.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            .Select(action => action.AttributeRouteInfo!.Name).ToHashSet();
        var scopes = Actions.SelectMany(action => action.EndpointMetadata.OfType<HttpMethodAttribute>().Select(route => (Id: route.Name!, action.MethodInfo)))
            .ToDictionary(action => action.Id, action => TokenScopeNames.NamesOf(RequiresScopeAttribute.Of(action.MethodInfo)).SingleOrDefault());

        foreach (var operation in _document.Operations)
        {
            var schemes = operation.Json.GetProperty("security").EnumerateArray().SelectMany(requirement => requirement.EnumerateObject());
            var scope = scopes[operation.Id];
            string[] expected = open.Contains(operation.Id) ? [] : scope is null ? ["password"] : ["password", "personalToken"];
            Assert.That(schemes.Select(scheme => scheme.Name), Is.EqualTo(expected), operation.ToString());
            Assert.That(ScopeInText().Match(operation.Json.GetProperty("description").GetString()!).Value, Is.EqualTo(scope ?? string.Empty), operation.ToString());
            Assert.That(operation.Json.GetProperty("security").GetArrayLength(), Is.EqualTo(expected.Length), operation.ToString());
        }
    }

    [TestCase("listTodos", "200", "Cache-Control", "ETag", "Link", "X-Total-Count")]
    [TestCase("listTodos", "304", "Cache-Control", "ETag", "Link", "X-Total-Count")]
    [TestCase("createTodo", "201", "Cache-Control", "ETag", "Location", "Idempotent-Replayed")]
    [TestCase("registerUser", "201", "Cache-Control", "Location")]
    [TestCase("getTodo", "200", "Cache-Control", "ETag")]
    [TestCase("getTodo", "304", "Cache-Control", "ETag")]
    [TestCase("updateTodo", "200", "Cache-Control", "ETag")]
    [TestCase("patchTodo", "200", "Cache-Control", "ETag")]
    [TestCase("exportUser", "200", "Cache-Control", "Content-Disposition")]
    [TestCase("signIn", "429", "Retry-After")]
    [TestCase("getTodo", "401", "WWW-Authenticate")]
    [TestCase("getTodo", "403", "WWW-Authenticate")]
    [TestCase("getTodo", "503", "Retry-After")]
    [TestCase("createTodo", "409", "Retry-After")]
    public void A_response_lists_its_headers(string id, string status, params string[] headers)
    {
        var response = Operation(id).Json.GetProperty("responses").GetProperty(status);

        Assert.That(response.GetProperty("headers").EnumerateObject().Select(header => header.Name), Is.EqualTo(headers));
    }

    [TestCase("listTodos", "limit", "after", "is_done", "q", "list_id", "parent_id", "label", "priority", "due",
        "due_from", "due_to", "completed_from", "completed_to", "sort", "include_total", "If-None-Match")]
    [TestCase("createTodo", "Idempotency-Key")]
    [TestCase("deleteAllTodos", "is_done")]
    [TestCase("getTodo", "id", "If-None-Match")]
    [TestCase("updateTodo", "id", "If-Match")]
    [TestCase("patchTodo", "id", "If-Match")]
    [TestCase("deleteTodo", "id", "If-Match")]
    [TestCase("moveTodo", "id", "If-Match")]
    [TestCase("createList", "Idempotency-Key")]
    [TestCase("createPersonalToken", "Idempotency-Key")]
    [TestCase("deleteList", "id", "If-Match")]
    [TestCase("listTrash", "limit", "after", "include_total", "If-None-Match")]
    public void An_operation_lists_its_parameters(string id, params string[] names) =>
        Assert.That(Operation(id).Parameters.Select(parameter => parameter.GetProperty("name").GetString()), Is.EqualTo(names));

    [TestCase("createTodo", "application/json")]
    [TestCase("updateTodo", "application/json")]
    [TestCase("patchTodo", "application/json", "application/merge-patch+json")]
    [TestCase("signIn", "application/x-www-form-urlencoded", "multipart/form-data")]
    [TestCase("signInAtToken", "application/x-www-form-urlencoded", "multipart/form-data")]
    [TestCase("signOut", "application/x-www-form-urlencoded", "multipart/form-data")]
    public void An_operation_lists_the_media_types_of_its_body(string id, params string[] types) =>
        Assert.That(Operation(id).RequestContent.Select(content => content.Name), Is.EqualTo(types));

    [TestCase("priority")]
    [TestCase("recurrence_from")]
    public void A_member_of_a_response_has_the_values_that_a_request_may_have(string member)
    {
        var values = new[] { "CreateTodoBody", "Todo", "TrashedTodo" }.Select(schema => Member(schema, member).GetProperty("enum").GetRawText());

        Assert.That(values.Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase("CreateTodoBody", "due_date", "due_time", "recurrence", "parent_id")]
    [TestCase("UpdateTodoBody", "due_date", "due_time", "recurrence", "parent_id")]
    [TestCase("PatchTodoBody", "due_date", "due_time", "recurrence", "parent_id")]
    [TestCase("MoveBody", "after_id", "before_id")]
    public void Members_of_a_body_that_may_be_null_have_that_type(string schema, params string[] members)
    {
        var properties = _document.Json.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties");

        var nullable = properties.EnumerateObject().Where(member => member.Value.GetProperty("type").GetRawText().Contains("null", StringComparison.Ordinal));

        Assert.That(nullable.Select(member => member.Name), Is.EqualTo(members));
    }

    [Test]
    public void No_member_of_a_body_has_a_default_because_generators_would_make_it_required() =>
        Assert.That(_document.Json.GetProperty("components").GetRawText(), Does.Not.Contain("\"default\":"));

    [Test]
    public void Every_action_with_members_declares_the_use_case_whose_validator_limits_them()
    {
        var unnamed = Actions
            .Where(action => action.Parameters.Any(parameter => parameter.BindingInfo!.BindingSource != BindingSource.Path
                && parameter.ParameterType != typeof(CancellationToken)))
            .Where(action => DispatchesAttribute.RequestOf(action.MethodInfo) is null)
            .Select(action => action.AttributeRouteInfo!.Name);

        Assert.That(unnamed, Is.EquivalentTo(WithoutLimits));
    }

    private JsonElement Member(string schema, string name) =>
        _document.Json.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").GetProperty(name);

    private ApiOperation Operation(string id) => _document.Operations.Single(operation => operation.Id == id);

    [GeneratedRegex("(?<=A personal access token needs the scope `)[^`]+")]
    private static partial Regex ScopeInText();

    [GeneratedRegex("^[a-z]+([A-Z][a-z]+)*$")]
    private static partial Regex CamelCase();
}
