using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common.Validation;

namespace Todo.Application.Common;

/// <summary>Validates a request that is never dispatched because some of its members could not be read.</summary>
public sealed class RequestValidation(IServiceProvider services)
{
    /// <summary>Returns the failure that lists the invalid members, or null if all members are valid.</summary>
    public Failure? Check(object request)
    {
        var context = PartialRequests.Of(request);
        return services.GetServices(typeof(IValidator<>).MakeGenericType(request.GetType())).Cast<IValidator>()
            .Select(validator => validator.Validate(context))
            .FirstOrDefault(validation => !validation.IsValid)?.ToFailure();
    }
}
