using FluentValidation;

namespace Todo.Application.Common.Validation;

/// <summary>Requests some of whose members could not be read: rules that compare members do not apply to them.</summary>
internal static class PartialRequests
{
    private const string Key = "Partial";

    public static ValidationContext<object> Of(object request) => new(request) { RootContextData = { [Key] = true } };

    public static bool IsPartial(this IValidationContext context) => context.RootContextData.ContainsKey(Key);
}
