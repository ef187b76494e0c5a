namespace Todo.WebApi.Hosting;

/// <summary>Interprets the addresses that the server listens on.</summary>
internal static class ListeningAddress
{
    /// <summary>Returns whether the address stands for all addresses of the host.</summary>
    public static bool IsWildcard(BindingAddress address) => address.Host is "*" or "+" or "0.0.0.0" or "[::]";

    /// <summary>Returns the URL by which a program on the same host reaches the server.</summary>
    public static Uri FromThisHost(BindingAddress address) =>
        new UriBuilder(address.Scheme, IsWildcard(address) ? "localhost" : address.Host, address.Port).Uri;
}
