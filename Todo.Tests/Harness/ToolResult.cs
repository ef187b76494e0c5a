namespace Todo.Tests.Harness;

/// <summary>The output and exit code of a process.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
