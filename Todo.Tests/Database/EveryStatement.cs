using Todo.Application.Todos;
using Todo.Domain.Sessions;
using Todo.Domain.Todos;
using Todo.Domain.Users;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Changes;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Delivery;
using Todo.Infrastructure.Idempotency;
using Todo.Infrastructure.Labels;
using Todo.Infrastructure.Lists;
using Todo.Infrastructure.MailDelivery;
using Todo.Infrastructure.Mails;
using Todo.Infrastructure.PersonalTokens;
using Todo.Infrastructure.Sessions;
using Todo.Infrastructure.Throttling;
using Todo.Infrastructure.Todos;
using Todo.Infrastructure.Tombstones;
using Todo.Infrastructure.Trash;
using Todo.Infrastructure.Users;
using Todo.Infrastructure.Webhooks;

namespace Todo.Tests.Database;

/// <summary>All prepared statements of the program, by name.</summary>
internal static class EveryStatement
{
    public static readonly TodoSort[] Sorts = [.. TodoSort.Names.Select(name => TodoSort.Parse(name)!)];

    private static readonly DateTimeOffset Later = DateTimeOffset.UnixEpoch.AddDays(1);

    private static readonly SessionLifetime Lifetime = new(TimeSpan.FromDays(30), TimeSpan.FromDays(90));

    /// <summary>Filters with the sorts that an index serves together with them.</summary>
    private static readonly (string Name, TodoFilter Filter, TodoSort[] Sorts)[] Lists =
    [
        ("all", TodoFilter.All, Sorts),
        ("by state", new() { IsDone = true }, By("id", "due")),
        ("searched", new() { Search = "milk" }, Sorts),
        ("by state, searched", new() { IsDone = true, Search = "milk" }, By("id")),
        ("of a list", new() { ListId = 1 }, By("position")),
        ("open of a list", new() { ListId = 1, IsDone = false, IsTopLevel = true }, By("position")),
        ("subtasks", new() { ParentId = 1 }, By("id", "position")),
        ("without subtasks", new() { IsTopLevel = true }, By("id", "position")),
        ("with a label", new() { Label = "home" }, By("id")),
        ("of a priority", new() { Priority = Priority.High }, By("id")),
        ("without a due date", new() { HasDue = false }, By("id")),
        ("with a due date", new() { HasDue = true }, By("due")),
        ("due in a range", new() { DueFrom = 1, DueTo = 2 }, By("due")),
        ("overdue", new() { IsDone = false, DueTo = 2 }, By("due")),
        ("completed in a range", new() { CompletedFrom = DateTimeOffset.UnixEpoch, CompletedTo = DateTimeOffset.MaxValue }, By("completed_at")),
    ];

    /// <summary>Filters that an index serves.</summary>
    public static readonly (string Name, TodoFilter Filter)[] Selective =
    [
        ("state", new() { IsDone = true }),
        ("list", new() { ListId = 1 }),
        ("parent", new() { ParentId = 1 }),
        ("label", new() { Label = "home" }),
        ("priority", new() { Priority = Priority.High }),
        ("due", new() { DueFrom = 1, DueTo = 2 }),
        ("overdue", new() { DueTo = 2, IsDone = false }),
        ("upcoming", new() { DueFrom = 2 }),
        ("completed", new() { CompletedFrom = DateTimeOffset.UnixEpoch, CompletedTo = DateTimeOffset.MaxValue }),
    ];

    public static IEnumerable<(string Name, Statement Statement)> Of(SqlDialect dialect)
    {
        var todos = new TodoStatements(dialect);
        yield return ("Find a todo", todos.Table.Find);
        yield return ("Insert a todo", todos.Table.Insert);
        yield return ("Delete a todo", todos.Table.Delete);
        yield return ("Complete a todo", Update(todos, new TodoChange { IsDone = true }));
        yield return ("Rewrite a todo", Update(todos, new TodoChange { Content = "new" }));
        yield return ("Change a todo", Update(todos, new TodoChange { Content = "new", IsDone = true }));
        yield return ("Move a todo to the trash", todos.MoveToTrash);
        yield return ("Does a user have the list", todos.HasList);
        yield return ("Todos of a list before a position", todos.Neighbors(hasParent: false, isBefore: true));
        yield return ("Todos of a list after a position", todos.Neighbors(hasParent: false, isBefore: false));
        yield return ("Subtasks before a position", todos.Neighbors(hasParent: true, isBefore: true));
        yield return ("Subtasks after a position", todos.Neighbors(hasParent: true, isBefore: false));
        foreach (var (name, filter, sorts) in Lists)
        {
            var shape = todos.Conditions.ShapeOf(filter);
            yield return ($"Count, {name}", todos.CountOf(shape));
            foreach (var sort in sorts)
            {
                foreach (var phase in TodoPhases.Of(sort, filter, after: null))
                {
                    var part = phase == TodoPhase.All ? name : $"{name}, {phase}";
                    yield return ($"List by {sort}, {part}", todos.List(sort, phase, shape, hasAfter: false));
                    yield return ($"List by {sort}, {part}, after a cursor", todos.List(sort, phase, shape, hasAfter: true));
                }
            }
        }
        foreach (var (name, filter) in Selective)
        {
            var shape = todos.Conditions.ShapeOf(filter);
            yield return ($"Count up to a number, {name}", todos.CountUpTo(shape));
        }
        var trash = new TrashStatements(dialect);
        yield return ("Find a todo in the trash", trash.Table.Find);
        yield return ("Delete a todo in the trash", trash.Purge);
        yield return ("List the trash", trash.List(hasAfter: false));
        yield return ("List the trash, after a cursor", trash.List(hasAfter: true));
        yield return ("Count the trash", trash.Count);
        yield return ("Subtasks in the trash", trash.Subtasks);
        yield return ("Restore a todo", trash.Restore);
        yield return ("Delete some of the trash", trash.PurgeSome);
        yield return ("Delete some of what has been in the trash for long", trash.PurgeExpired);
        var lists = new ListStatements(dialect);
        yield return ("Find a list", lists.Table.Find);
        yield return ("Insert a list", lists.Table.Insert);
        yield return ("Delete a list", lists.Table.Delete);
        yield return ("List the lists", lists.List);
        yield return ("Count the lists", lists.Count);
        yield return ("Count the open todos of each list", lists.CountOpen);
        yield return ("Find todos without a list", lists.HasUnlisted);
        yield return ("Put todos without a list into the inbox", lists.Adopt);
        var changes = new ChangeStatements(dialect, lists, todos);
        yield return ("Find the number of the last change", changes.LastNumber);
        yield return ("Find the number of the last forgotten deletion", changes.ForgottenNumber);
        yield return ("Changed lists", changes.Lists);
        yield return ("Changed todos", changes.Todos);
        yield return ("Todos moved to the trash", changes.Trashed);
        yield return ("Tombstones", changes.Tombstones);
        yield return ("Ids of changed lists", changes.ListIds);
        yield return ("Ids of changed todos", changes.TodoIds);
        yield return ("Insert a tombstone", new TombstoneRows(dialect).Insert);
        var labels = new LabelStatements(dialect);
        yield return ("Insert a label", labels.Insert);
        yield return ("Copy the labels of a todo", labels.Copy);
        yield return ("Delete the labels of a todo", labels.Delete);
        yield return ("Give the labels of a todo to another owner", labels.Give);
        yield return ("List the labels", labels.List);
        var users = new UserStatements(dialect);
        yield return ("Find a user", users.Table.Find);
        yield return ("Find a user for a change", users.Table.FindForChange);
        yield return ("Find a user by the address", users.FindByEmail);
        yield return ("Insert a user", users.Table.Insert);
        yield return ("Rename a user", Update(users.Table, SomeUser(), user => user.Change("Eve", default, Later)));
        yield return ("Change the password of a user", Update(users.Table, SomeUser(), user => user.ChangePassword("other", Later)));
        yield return ("Change the address of a user", Update(users.Table, SomeUser(), user => user.ChangeEmail("eve@example.org", Later)));
        yield return ("Switch the second factor of a user on", Update(users.Table, SomeUser(), user => user.SetTwoFactor(true, Later)));
        yield return ("Subscribe a user to events", Update(
            users.Table, SomeUser(),
            user => user.Subscribe([Webhook.Create(1, "https://a.example", WebhookEvents.TodoCreated, [], DateTimeOffset.UnixEpoch)])));
        yield return ("Verify the address of a user", Update(users.Table, SomeUser(), user => user.VerifyEmail(Later)));
        yield return ("Reset the password of a user", Update(users.Table, SomeUser(), user =>
        {
            user.ChangePassword("other", Later);
            user.VerifyEmail(Later);
            user.SetTwoFactor(true, Later);
        }));
        yield return ("Renew the hash of a user", Update(users.Table, SomeUser(), user => user.RenewPasswordHash("stronger")));
        yield return ("Delete a user", Update(users.Table, SomeUser(), user => user.Delete(Later)));
        yield return ("Count a change of a user", users.Count);
        yield return ("Reserve places in the quota of a user", users.Reserve);
        yield return ("Does a user exist", users.Exists);
        yield return ("Find the time zone of a user", users.FindTimeZone);
        yield return ("Give a user an inbox", users.SetInbox);
        var answers = new IdempotencyStatements(dialect);
        yield return ("Find an answer", answers.Table.Find);
        yield return ("Insert an answer", answers.Table.Insert);
        yield return ("Delete an answer", answers.Table.Delete);
        var deliveries = new DeliveryStatements(dialect);
        yield return ("Find webhooks with something due", deliveries.FindDue);
        yield return ("Find when the next delivery is due", deliveries.FindNext);
        yield return ("Measure the outbox", deliveries.Measure);
        yield return ("Take the lease of a webhook", deliveries.TakeLease);
        yield return ("Release the lease of a webhook", deliveries.ReleaseLease);
        yield return ("List the deliveries that are due", deliveries.ListDue);
        yield return ("Find a delivery that is due", deliveries.Find);
        yield return ("Finish a delivery", deliveries.Finish);
        yield return ("Insert an attempt", deliveries.InsertAttempt);
        yield return ("Record an event for the webhooks", new WebhookStatements(dialect).Record);
        var mails = new MailStatements(dialect);
        yield return ("Find mails that are due", mails.FindDue);
        yield return ("Measure the mails", mails.Measure);
        yield return ("Claim a mail", mails.Claim);
        yield return ("Mark a mail as sent", mails.MarkSent);
        yield return ("Give a mail up", mails.GiveUp);
        yield return ("Plan the next try of a mail", mails.Retry);
        yield return ("Add a mail to the outbox", new MailOutboxStatements(dialect).Insert);
        var tokens = new PersonalTokenStatements(dialect);
        yield return ("Look a personal token up", tokens.Find);
        yield return ("Record the use of a personal token", tokens.RecordUse);
        var sessions = new SessionStatements(dialect);
        yield return ("Look a session up", sessions.IsActive);
        yield return ("Find a session", sessions.Table.Find);
        yield return ("Find a session for a change", sessions.Table.FindForChange);
        yield return ("Insert a session", sessions.Table.Insert);
        yield return ("Continue a session", Update(
            sessions.Table, Session.Start(1, "todo", null, DateTimeOffset.UnixEpoch, Lifetime), session => session.Continue(Later, Lifetime)));
        yield return ("List the active sessions", sessions.ListActive);
        yield return ("Revoke a session", sessions.Revoke);
        yield return ("Revoke all sessions but one", sessions.RevokeOthers);
        yield return ("Revoke all sessions", sessions.RevokeAll);
        yield return ("Revoke the surplus of sessions", sessions.RevokeSurplus);
        var refreshTokens = new RefreshTokenStatements(dialect);
        yield return ("Find a refresh token", refreshTokens.FindByHash);
        yield return ("Insert a refresh token", refreshTokens.Table.Insert);
        yield return ("Use a refresh token", refreshTokens.Use);
        yield return ("Has a successor of a refresh token been used", refreshTokens.HasUsedSuccessor);
        yield return ("Delete a used refresh token", refreshTokens.Delete);
        yield return ("Mark a refresh token as retired", refreshTokens.MarkRetired);
        yield return ("Find the surplus of refresh tokens", refreshTokens.FindSurplus);
        yield return ("Delete the surplus of refresh tokens", refreshTokens.DeleteSurplus);
        if (dialect.LockSubject is { } lockSubject)
            yield return ("Lock a subject", lockSubject);
        var attempts = new AttemptStatements(dialect);
        yield return ("Count an attempt to sign in", attempts.Count);
        yield return ("Find when a network failed", attempts.FindOfSource);
        yield return ("Find when sign-ins to an account failed", attempts.FindOfSubject);
        yield return ("Release an attempt", attempts.Release);
        yield return ("Forgive attempts", attempts.Forgive);
    }

    private static User SomeUser() => User.Register("Ada", "ada@example.org", "hash", "UTC", DateTimeOffset.UnixEpoch);

    private static Statement Update<T>(Table<T> table, T entity, Action<T> change)
        where T : class
    {
        var before = table.Copy(entity);
        change(entity);
        return table.Update(before, entity)!.Value.Statement;
    }

    private static Statement Update(TodoStatements todos, TodoChange change)
    {
        TodoItem.Create(1, new TodoPlace(1), new TodoChange { Content = "old" }, DateTimeOffset.UnixEpoch, out var todo);
        return Update(todos.Table, todo, changed =>
        {
            changed.Apply(change, changed.Place, DateTimeOffset.UnixEpoch);
            changed.Stamp(1);
        });
    }

    private static TodoSort[] By(params string[] names) => [.. names.SelectMany(name => new[] { name, "-" + name }).Select(name => TodoSort.Parse(name)!)];
}
