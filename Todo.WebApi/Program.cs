using Todo.WebApi.Hosting;

try
{
    var app = WebApi.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartupFailure.Describe(exception) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
