// Drives a session with the client that NSwag generates from the OpenAPI document. The argument is the server's URL.
using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Generated;

using var http = new HttpClient();
var client = new TodoClient(http) { BaseUrl = args[0] };
var email = $"nswag-{Guid.NewGuid()}@example.com";
const string password = "correct horse battery";

var user = await client.RegisterUserAsync(new RegisterBody { Name = "Ada", Email = email, Password = password });
Check(user.Email == email, "register");

var refused = await FailAsync(() => client.SignInAsync(grant_type: "password", username: email, password: "wrong horse battery"));
Check(refused is { Status: 401, Error: "invalid_grant" }, "a wrong password returns an OAuth error");

var tokens = await client.SignInAsync(grant_type: "password", username: email, password: password);
Check(tokens.Token_type == "bearer", "sign in");
var next = await client.SignInAsync(grant_type: "refresh_token", refresh_token: tokens.Refresh_token);
Check(next.Refresh_token != tokens.Refresh_token, "refresh");
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", next.Access_token);

var todo = await client.CreateTodoAsync(new CreateTodoBody { Content = "Buy milk" });
Check(!todo.Is_done, "create a todo, which is not done");
var done = await client.PatchTodoAsync(todo.Id, new PatchTodoBody { Is_done = true });
Check(done.Is_done && done.Content == "Buy milk", "patch one member");
var todos = await client.ListTodosAsync(is_done: true);
Check(todos.Single().Id == todo.Id, "list");

var list = await client.CreateListAsync(new CreateListBody { Name = "Garden" });
Check(!list.Is_inbox, "create a list, which is not the inbox");
var mow = await client.CreateTodoAsync(new CreateTodoBody
{
    Content = "Mow",
    List_id = list.Id,
    Labels = ["home"],
    Priority = CreateTodoBodyPriority.High,
    Due_date = new DateTimeOffset(2099, 1, 5, 0, 0, 0, TimeSpan.Zero),
    Due_time = "18:30",
    Recurrence = "FREQ=WEEKLY",
});
Check(mow.Priority == TodoPriority.High && mow.Due_time == "18:30", "create a recurring todo");
var rake = await client.CreateTodoAsync(new CreateTodoBody { Content = "Rake", List_id = list.Id });
var moved = await client.MoveTodoAsync(rake.Id, new MoveBody { Before_id = mow.Id });
Check(moved.Position < mow.Position, "move another one before it");
var completed = await client.PatchTodoAsync(mow.Id, new PatchTodoBody { Is_done = true });
var following = await client.GetTodoAsync(completed.Next_id!.Value);
Check(following.Due_date!.Value.Day == 12, "completing it creates the next one, a week later");
await client.DeleteTodoAsync(mow.Id);
var trash = await client.ListTrashAsync(limit: 10);
Check(trash.Single().Id == mow.Id, "the trash has the deleted todo");
var restored = await client.RestoreTodoAsync(mow.Id);
Check(restored.Is_done, "restore it");

var webhook = await client.CreateWebhookAsync(
    new CreateWebhookBody { Url = new Uri("https://hooks.example.com/todo"), Events = [Events.Todo_created, Events.List_deleted] });
Check(webhook.Secret!.StartsWith("whsec_", StringComparison.Ordinal), "a new webhook comes with its secret");
await client.PingWebhookAsync(webhook.Id);
Check((await client.ListDeliveriesAsync(webhook.Id)).Single().Type == "ping", "test it");

var invalid = await FailAsync(() => client.CreateTodoAsync(new CreateTodoBody { Content = " " }));
Check(invalid.Type == ProblemType.UrnTodoProblemValidation && invalid.Codes!["content"].Single() == "blank", "a problem has a type to branch on");

await client.DeleteUserAsync(new DeleteUserBody { Password = password });
await client.SignOutAsync(next.Refresh_token);
Console.WriteLine("done");

static void Check(bool condition, string what) => Console.WriteLine(condition ? $"ok: {what}" : throw new InvalidOperationException(what));

static async Task<Problem> FailAsync<T>(Func<Task<T>> call)
{
    try
    {
        await call();
    }
    catch (ApiException<Problem> exception)
    {
        return exception.Result;
    }
    throw new InvalidOperationException("It succeeded.");
}
