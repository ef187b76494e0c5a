using System.Diagnostics;

namespace Todo.Tests.Harness;

/// <summary>Creates a named pipe instead of a file: opening it blocks until another process opens the other end.</summary>
internal static class Pipe
{
    public static async Task CreateAsync(string path)
    {
        using var make = Process.Start("mkfifo", [path]);
        await make.WaitForExitAsync();
        Assert.That(make.ExitCode, Is.Zero);
    }
}
