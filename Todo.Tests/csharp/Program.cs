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
