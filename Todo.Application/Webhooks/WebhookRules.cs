using FluentValidation;
using Todo.Application.Common.Validation;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>Validation rules for the members of webhooks, each of which may be left out.</summary>
internal static class WebhookRules
{
    public static IRuleBuilderOptions<T, string?> Url<T>(this IRuleBuilder<T, string?> rule, AddressPolicy policy) => rule
        .AtMost(Webhook.MaxUrlLength)
        .WellFormed()
        .SetValidator(new FormatValidator<T>("uri", text => WebhookUrl.IsWellFormed(text, policy)))
        .WithError(ErrorCodes.Malformed, "Must be an absolute https URL without a user name.")
        .Must(text => text is null || WebhookUrl.IsAllowed(text, policy))
        .WithError(ErrorCodes.NotAllowed, "Must not lead to an address outside the public internet.");

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> Events<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(names => names is not { Count: 0 }).WithError(ErrorCodes.Empty, "Must have at least one event.")
        .SetValidator(new SubsetValidator<T>(WebhookEventNames.All))
        .WithError(ErrorCodes.UnknownValue, $"Each event must be one of {string.Join(", ", WebhookEventNames.All)}.")
        .Must(names => names is null || names.Distinct().Count() == names.Count)
        .WithError(ErrorCodes.Duplicate, "Must not have an event twice.");
}
