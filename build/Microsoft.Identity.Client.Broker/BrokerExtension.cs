namespace Microsoft.Identity.Client.Broker;

// Contains only what Microsoft.Data.SqlClient references. The real package delegates interactive sign-in to the Windows account manager;
// without it, MSAL opens the browser. The driver calls the method only on Windows, but the JIT compiler loads its type for every sign-in.

public static class BrokerExtension
{
    public static PublicClientApplicationBuilder WithBroker(this PublicClientApplicationBuilder builder, BrokerOptions brokerOptions) => builder;
}
