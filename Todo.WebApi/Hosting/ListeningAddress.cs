namespace Todo.WebApi.Hosting;

/// <summary>Reads the addresses that a server listens on.</summary>
internal static class ListeningAddress
{
    /// <summary>Whether it stands for every address of the host.</summary>
    public static bool IsWildcard(BindingAddress address) => address.Host is "*" or "+" or "0.0.0.0" or "[::]";

    /// <summary>The same as a program on the same host reaches it.</summary>
    public static Uri FromThisHost(BindingAddress address) =>
        new UriBuilder(address.Scheme, IsWildcard(address) ? "localhost" : address.Host, address.Port).Uri;
}
