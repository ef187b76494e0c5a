using MediatR;
using Todo.Application.Common;

namespace Todo.Application.SignIn;

/// <summary>Counts successful sign-ins, and those that fail because of a wrong address or password, or a refused assertion.</summary>
internal sealed class SignInCounter<TRequest>(TodoMetrics metrics) : IPipelineBehavior<TRequest, Result<TokenResponse>>
    where TRequest : IRequest<Result<TokenResponse>>
{
    public async Task<Result<TokenResponse>> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<TokenResponse>> next)
    {
        var result = await next();
        if (result.Failure is null)
            metrics.SignedIn();
        else if (result.Failure.Kind == FailureKind.InvalidCredentials)
            metrics.SignInFailed();
        return result;
    }
}
