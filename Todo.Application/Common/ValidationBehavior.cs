using FluentValidation;
using MediatR;

namespace Todo.Application.Common;

/// <summary>No handler sees a request that its validator refuses.</summary>
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
                return Task.FromResult(TResponse.Failed(Failure.Invalid(validation.ToDictionary().AsReadOnly())));
        }
        return next();
    }
}
