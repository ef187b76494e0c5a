using Microsoft.Extensions.Options;
using Todo.Infrastructure;

namespace Todo.WebApi.Hosting;

/// <summary>What the operator sees when the program cannot start: one line, no stack trace.</summary>
internal static class StartupFailure
{
    /// <summary>Null for what is no mistake of the operator.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        OptionsValidationException invalid => "Wrong setting: " + string.Join(" ", invalid.Failures),
        InvalidSettingException invalid => "Wrong setting: " + invalid.Message,
        // The binder's own: it names the setting and the value.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable => "Wrong setting: " + unreadable.Message,
        AggregateException { InnerExceptions: [var only] } => Describe(only),
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } inUse => "Cannot listen: " + inUse.Message,
        _ => null,
    };
}
