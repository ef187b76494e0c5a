using Todo.WebApi.Commands;
using Todo.WebApi.Hosting;

try
{
    return await (args.FirstOrDefault() switch
    {
        "migrate" => Migrate.RunAsync(args[1..]),
        "backup" => Backup.CreateAsync(args[1..]),
        "restore" => Backup.RestoreAsync(args[1..]),
        "healthcheck" => Usage.RunAsync(args[1..], HealthCheck.RunAsync),
        "help" or "-h" or "--help" => Usage.ShowAsync(),
        "--version" => Usage.ShowVersionAsync(),
        { Length: > 0 } word when word[0] is not ('-' or '/') => Usage.RefuseAsync(word),
        _ => Usage.RunAsync(args, Serve.RunAsync),
    });
}
catch (Exception exception) when (StartupFailure.Describe(exception) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
