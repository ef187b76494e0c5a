using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace Todo.Application.Common;

/// <summary>Validates requests before their handlers run.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            var validation = validator.Validate(request);
            if (!validation.IsValid)
                return Task.FromResult(TResponse.Failed(validation.ToFailure()));
        }
        return next();
    }
}

internal static class ValidationResultExtensions
{
    /// <summary>Creates the failure that lists the errors of each member.</summary>
    public static Failure ToFailure(this ValidationResult validation) => Failure.Invalid(validation.Errors
        .GroupBy(error => error.PropertyName)
        .ToDictionary(
            member => member.Key,
            IReadOnlyList<MemberError> (member) => [.. member.Select(error => new MemberError(error.ErrorCode, error.ErrorMessage))]));
}
