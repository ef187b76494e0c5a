using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Todo.Infrastructure.Database;

/// <summary>Validates the connection string at startup. The error does not contain it, because it may contain a password.</summary>
internal sealed class ConnectionStringValidator(IConfiguration configuration, Action<string?> parse) : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        try
        {
            parse(configuration[DatabaseOptions.ConnectionString]);
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return ValidateOptionsResult.Fail($"{DatabaseOptions.ConnectionString} cannot be used: {exception.Message}");
        }
    }
}
