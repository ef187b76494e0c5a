using Todo.WebApi.Commands;
using Todo.WebApi.Hosting;

try
{
    return await (args.FirstOrDefault() switch
    {
        "migrate" => Migrate.RunAsync(args[1..]),
        "backup" => Backup.CreateAsync(args[1..]),
        "restore" => Backup.RestoreAsync(args[1..]),
        "healthcheck" => HealthCheck.RunAsync(args[1..]),
        "help" or "-h" or "--help" => Usage.ShowAsync(),
        { Length: > 0 } word when word[0] is not ('-' or '/') => Usage.RefuseAsync(word),
        _ => Serve.RunAsync(args),
    });
}
catch (Exception exception) when (StartupFailure.Describe(exception) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
