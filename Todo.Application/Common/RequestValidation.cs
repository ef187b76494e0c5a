using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace Todo.Application.Common;

/// <summary>The rules of requests, for a request that will not be handled: some of its members could not be read.</summary>
public sealed class RequestValidation(IServiceProvider services)
{
    /// <summary>The members that break a rule; null if none does.</summary>
    public Failure? Check(object request)
    {
        var context = new ValidationContext<object>(request);
        return services.GetServices(typeof(IValidator<>).MakeGenericType(request.GetType())).Cast<IValidator>()
            .Select(validator => validator.Validate(context))
            .FirstOrDefault(validation => !validation.IsValid)?.ToFailure();
    }
}
