namespace Todo.Bench;

/// <summary>Runs what continues after an answer on the thread that has read it, which makes the load generator cheap.</summary>
internal static class InlineCompletions
{
    /// <summary>The runtime reads it before it uses the first socket.</summary>
    public const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    public static void Enable() => Environment.SetEnvironmentVariable(Variable, "1");
}
