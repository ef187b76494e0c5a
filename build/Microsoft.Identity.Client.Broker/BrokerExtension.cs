namespace Microsoft.Identity.Client.Broker;

// What Microsoft.Data.SqlClient refers to, and no more. The real package hands interactive sign-in to the account manager of Windows;
// without it, MSAL opens the browser. The driver calls the method on Windows alone, but the JIT loads its type for every sign-in.

public static class BrokerExtension
{
    public static PublicClientApplicationBuilder WithBroker(this PublicClientApplicationBuilder builder, BrokerOptions brokerOptions) => builder;
}
