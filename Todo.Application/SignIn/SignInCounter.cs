using MediatR;
using Todo.Application.Common;

namespace Todo.Application.SignIn;

/// <summary>Counts successful sign-ins, and those that fail because of a wrong address or password.</summary>
internal sealed class SignInCounter(TodoMetrics metrics) : IPipelineBehavior<SignInWithPassword, Result<TokenResponse>>
{
    public async Task<Result<TokenResponse>> Handle(
        SignInWithPassword request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<TokenResponse>> next)
    {
        var result = await next();
        if (result.Failure is null)
            metrics.SignedIn();
        else if (result.Failure.Kind == FailureKind.InvalidCredentials)
            metrics.SignInFailed();
        return result;
    }
}
