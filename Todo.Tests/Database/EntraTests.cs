using Microsoft.Data.SqlClient;

namespace Todo.Tests.Database;

/// <summary>SQL Server's sign-in with Microsoft Entra ID works with the stand-in packages: docs/decisions/0001.</summary>
internal sealed class EntraTests
{
    private static IEnumerable<SqlAuthenticationMethod> Methods =>
        Enum.GetValues<SqlAuthenticationMethod>().Where(method => method.ToString().StartsWith("ActiveDirectory", StringComparison.Ordinal));

    [TestCaseSource(nameof(Methods))]
    public async Task Sign_in_fails_with_its_own_error_and_not_because_of_a_missing_file(SqlAuthenticationMethod method)
    {
        // The authority that the driver itself uses.
        var provider = (ActiveDirectoryAuthenticationProvider)SqlAuthenticationProvider.GetProvider(method)!;
        // Instead of a browser, which would wait for the user.
        provider.SetAcquireAuthorizationCodeAsyncCallback((_, _, _) => throw new OperationCanceledException());

        var failures = new List<Exception>();
        try
        {
            await provider.AcquireTokenAsync(new Nowhere(method));
        }
        catch (Exception exception)
        {
            for (var failure = exception; failure is not null; failure = failure.InnerException)
                failures.Add(failure);
        }

        Assert.That(failures, Is.Not.Empty.And.None.Matches<Exception>(failure =>
            failure is FileNotFoundException or FileLoadException or BadImageFormatException or TypeLoadException or MissingMemberException));
    }

    private sealed class Nowhere(SqlAuthenticationMethod method) : SqlAuthenticationParameters(
        method, "db", "todo", "https://database.invalid/", "https://login.invalid/tenant", "ada@example.org", "password", Guid.Empty, connectionTimeout: 1);
}
