using Todo.Application.Common;

namespace Todo.Application.SingleSignOn;

/// <summary>The expected failures of signing in through a provider; none reveals why the assertion is refused.</summary>
internal static class SingleSignOnFailures
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static Failure NoKeys(TimeSpan retryAfter) =>
        Failure.Unavailable("provider_unavailable", "The keys of the provider are not available for now. Try again later.", retryAfter);

    public static Failure Of(AssertionFault fault) => fault == AssertionFault.Raced
        ? Failure.Unavailable("sign_in_raced", "The account is being changed. Try again later.", Soon)
        : new(FailureKind.InvalidCredentials, "invalid_assertion", "Could not validate the assertion.");
}
