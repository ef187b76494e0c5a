using System.Linq.Expressions;
using FluentValidation;
using FluentValidation.Results;
using Todo.Application.Common.Validation;

namespace Todo.Application.Users;

/// <summary>
/// Validates a request that the current password confirms. Only the handler knows whether the account has one: here, a missing password is
/// an error among others, but not the only one.
/// </summary>
internal abstract class ConfirmedByPasswordValidator<T> : AbstractValidator<T>
{
    private readonly Func<T, string?> _password;
    private readonly string _member;

    protected ConfirmedByPasswordValidator(Expression<Func<T, string?>> password)
    {
        _password = password.Compile();
        _member = ((MemberExpression)password.Body).Member.Name;
        RuleFor(password).WellFormed();
    }

    public override ValidationResult Validate(ValidationContext<T> context)
    {
        var result = base.Validate(context);
        if (!result.IsValid && _password(context.InstanceToValidate) is null)
            result.Errors.Add(new(_member, CommonRules.Missing) { ErrorCode = ErrorCodes.Required });
        return result;
    }
}
