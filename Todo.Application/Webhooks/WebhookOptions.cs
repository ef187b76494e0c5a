using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Todo.Application.Common;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>When and where webhooks are delivered; section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions : IValidatableObject
{
    public const string Section = "Webhooks";

    private const int MaxTries = 30;
    private const int MaxDelay = 7 * 24 * 60 * 60;

    private static readonly string[] DefaultRetrySeconds = ["0", "5", "300", "1800", "7200", "18000", "36000", "50400", "72000", "86400"];

    private TimeSpan[]? _delays;

    /// <summary>The delay before each try, in seconds. If empty, ten tries in about three days. After the last, the webhook is disabled.</summary>
    /// <remarks>Texts, because the framework would ignore a value that is not a number.</remarks>
    public string[] RetrySeconds { get; set; } = [];

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) that are allowed in addition to the public internet, over http too.</summary>
    public string[] AllowedNetworks { get; set; } = [];

    /// <summary>The delay before each try.</summary>
    public IReadOnlyList<TimeSpan> Delays => _delays ??=
        [.. (RetrySeconds.Length == 0 ? DefaultRetrySeconds : RetrySeconds).Select(text => TimeSpan.FromSeconds(SecondsOf(text) ?? 0))];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RetrySeconds.Length > MaxTries)
            yield return new ValidationResult($"must have at most {MaxTries} values", [nameof(RetrySeconds)]);
        foreach (var text in RetrySeconds.Where(text => SecondsOf(text) is not (>= 0 and <= MaxDelay)))
            yield return new ValidationResult($"has a value that is not a number of seconds between 0 and {MaxDelay}: {text}", [nameof(RetrySeconds)]);
        foreach (var text in AllowedNetworks.Where(text => !Networks.TryParse(text, out _)))
            yield return new ValidationResult($"has a value that is not an address or a network: {text}", [nameof(AllowedNetworks)]);
    }

    internal AddressPolicy CreatePolicy() => new([.. Networks.Parse(AllowedNetworks)]);

    private static double? SecondsOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
}
