using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database;

namespace Todo.WebApi.Hosting;

/// <summary>Describes why the program cannot start in one line, without a stack trace.</summary>
internal static partial class StartupFailure
{
    private const string WrongAddress = "Wrong setting: an address to listen on (ASPNETCORE_URLS or Kestrel:Endpoints) or its certificate cannot be used: ";

    /// <summary>Returns null if the exception is not caused by the configuration or the environment.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        OptionsValidationException invalid => "Wrong setting: " + string.Join(" ", invalid.Failures),
        InvalidSettingException invalid => "Wrong setting: " + invalid.Message,
        // Thrown by the binder; the message contains the setting and the value.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable =>
            "Wrong setting: " + ConversionFailure().Replace(unreadable.Message, DescribeConversion),
        // A file of settings that is not JSON, or that has a setting twice.
        InvalidDataException { InnerException: FormatException } file =>
            "Wrong setting: " + OneLine($"{file.Message} {file.GetBaseException().Message}"),
        InvalidOperationException { Source: "Microsoft.Extensions.Logging.Configuration" } logging => "Wrong setting: " + logging.Message,
        DatabaseTooNewException or BackupException or SecretKeyException => exception.Message,
        AggregateException several when several.InnerExceptions.Select(Describe).OfType<string>().ToArray() is { Length: > 0 } lines =>
            string.Join(" ", lines),
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } inUse => "Cannot listen: " + inUse.Message,
        SocketException refused => "Cannot listen: " + refused.Message,
        ArgumentOutOfRangeException { ParamName: "port" } => WrongAddress + "the highest port is 65535.",
        // The server's own exceptions, and those of reading a certificate, have no type in common.
        _ when exception.StackTrace?.Contains("Microsoft.AspNetCore.Server.Kestrel.", StringComparison.Ordinal) == true =>
            WrongAddress + OneLine(exception.Message),
        _ => null,
    };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd();

    /// <summary>Names the choices, if there are some, instead of the type.</summary>
    private static string DescribeConversion(Match failure)
    {
        var type = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(failure.Groups["type"].Value)).FirstOrDefault(type => type is not null);
        var choices = type is { IsEnum: true } ? $"; it can be {string.Join(", ", type.GetEnumNames())}" : string.Empty;
        return $"{failure.Groups["setting"].Value} cannot be '{failure.Groups["value"].Value}'{choices}.";
    }

    /// <summary>Matches the binder's message.</summary>
    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<setting>[^']*)' to type '(?<type>.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex ConversionFailure();
}
