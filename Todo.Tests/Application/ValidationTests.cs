using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.SignIn;
using Todo.Application.Todos;
using Todo.Application.Users;
using Todo.Domain;
using Todo.Tests.Harness;

namespace Todo.Tests.Application;

/// <summary>The validators, and the pipeline that runs them before the handlers.</summary>
[DatabaseIndependent]
internal sealed class ValidationTests
{
    private static readonly ICommonPasswords Common = new OneCommonPassword();

    [TestCase(null, null, null, "Name", "Email", "Password")]
    [TestCase("", " ", "", "Name", "Email", "Password")]
    [TestCase("Ada", "ada@example.com", null, "Password")]
    [TestCase("Ada", null, "zq7!kd0x", "Email")]
    [TestCase("Ada", "ada@example.com", "ada@Example.com", "Password")]
    [TestCase("Ada", "ada@example.com", "everybody", "Password")]
    [TestCase("Ada", "ada@example.com", "zq7!kd0x")]
    public void RegisterUser_checks_all_members(string? name, string? email, string? password, params string[] wrong) =>
        AssertWrong(new RegisterUserValidator(Common), new RegisterUser(name, email, password), wrong);

    [Test]
    public void RegisterUser_rejects_unpaired_surrogates() => AssertWrong(
        new RegisterUserValidator(Common),
        new RegisterUser("A\ud83d", "ada@exa\ud83dmple.com", "zq7!kd0x\ud83d"),
        "Name", "Email", "Password");

    [TestCase(null, null, "CurrentPassword", "Password")]
    [TestCase("", "everybody", "Password")]
    [TestCase("x\0", "zq7!kd0x", "CurrentPassword")]
    [TestCase(null, "zq7!kd0x")]
    [TestCase("short", "zq7!kd0x")]
    public void ChangePassword_validates_only_the_new_password(string? current, string? password, params string[] wrong) =>
        AssertWrong(new ChangePasswordValidator(Common), new ChangePassword(current, password), wrong);

    [TestCase(null, "Content")]
    [TestCase(" ", "Content")]
    [TestCase("x")]
    public void UpdateTodo_requires_content(string? content, params string[] wrong) =>
        AssertWrong(new UpdateTodoValidator(), new UpdateTodo(1, new TodoMembers { Content = Given(content) }, null), wrong);

    [TestCase(null)]
    [TestCase("", "Content")]
    [TestCase("\u2003", "Content")]
    [TestCase("x")]
    public void PatchTodo_accepts_missing_but_not_blank_content(string? content, params string[] wrong) =>
        AssertWrong(new PatchTodoValidator(), new PatchTodo(1, new TodoMembers { Content = Given(content) }, null), wrong);

    [TestCase(null, "Content")]
    [TestCase("\t", "Content")]
    [TestCase("x")]
    public void CreateTodo_requires_content(string? content, params string[] wrong) =>
        AssertWrong(new CreateTodoValidator(), new CreateTodo(new TodoMembers { Content = Given(content) }), wrong);

    [TestCase("", "IdempotencyKey")]
    [TestCase("a key", "IdempotencyKey")]
    [TestCase("schlüssel", "IdempotencyKey")]
    [TestCase("~!key-1")]
    [TestCase(null)]
    public void CreateTodo_validates_its_key(string? key, params string[] wrong) =>
        AssertWrong(new CreateTodoValidator(), new CreateTodo(new TodoMembers { Content = "x" }, key is null ? null : new(key, [])), wrong);

    [TestCase(null)]
    [TestCase("")]
    public void RevokeToken_requires_a_token(string? token) => AssertWrong(new RevokeTokenValidator(), new RevokeToken(token), "Token");

    [Test]
    public void ListTodos_validates_all_parameters() => AssertWrong(
        new ListTodosValidator(), new ListTodos(
            501, "after", "content", null, new TodoQuery
            {
                Q = string.Empty,
                ListId = "0",
                ParentId = "no",
                Label = new string('x', 51),
                Priority = "urgent",
                Due = "soon",
                DueFrom = "2026-02-29",
                DueTo = "1969-12-31",
                CompletedFrom = "2026-01-01",
                CompletedTo = "2026-01-01T00:00:00",
            }),
        "Limit", "Sort", "After", "Q", "ListId", "ParentId", "Label", "Priority", "Due", "DueFrom", "DueTo", "CompletedFrom", "CompletedTo");

    [Test]
    public void A_missing_member_has_one_error() => Assert.That(
        new RegisterUserValidator(Common).Validate(new RegisterUser(null, null, null)).Errors, Has.Count.EqualTo(3));

    [Test]
    public void ListTodos_lists_the_known_sorts_in_its_error() => Assert.That(
        new ListTodosValidator().Validate(new ListTodos(null, null, "content", null, new TodoQuery())).Errors.Single().ErrorMessage,
        Is.EqualTo("Must be one of id, -id, created_at, -created_at, updated_at, -updated_at, position, -position, due, -due, priority, -priority,"
            + " completed_at, -completed_at."));

    [Test]
    public async Task An_invalid_request_does_not_reach_its_handler()
    {
        var behavior = new ValidationBehavior<RevokeToken, Result<Unit>>([new RevokeTokenValidator()]);
        var calls = 0;

        var refused = await behavior.Handle(new RevokeToken(null), CancellationToken.None, Handler);
        var passed = await behavior.Handle(new RevokeToken("x"), CancellationToken.None, Handler);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Failure?.Kind, Is.EqualTo(FailureKind.Invalid));
            Assert.That(refused.Failure?.Errors?.Keys, Is.EqualTo((string[])["Token"]));
            Assert.That(passed.Failure, Is.Null);
            Assert.That(calls, Is.EqualTo(1));
        }

        Task<Result<Unit>> Handler()
        {
            calls++;
            return Task.FromResult<Result<Unit>>(Unit.Value);
        }
    }

    private static Optional<string> Given(string? text) => text is null ? default : new(text);

    private static void AssertWrong<T>(IValidator<T> validator, T request, params string[] wrong)
    {
        var result = validator.Validate(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors.Select(error => error.PropertyName).Distinct(), Is.EquivalentTo(wrong));
            Assert.That(result.Errors.Select(error => error.ErrorMessage), Is.All.EndsWith(".").And.All.Not.Contain("'"), "messages of our own, not FluentValidation's");
        }
    }

    private sealed class OneCommonPassword : ICommonPasswords
    {
        public bool Contains(string password) => password == "everybody";
    }
}
