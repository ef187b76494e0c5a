using System.ComponentModel;
using System.Diagnostics;

namespace Todo.Tests.Harness;

/// <summary>Mounts that only one process sees, in its own namespace, so that a test needs no administrator rights.</summary>
internal static class MountNamespace
{
    private static string[] Unshare =>
        ["unshare", .. Environment.IsPrivilegedProcess ? ["--mount"] : new[] { "--user", "--map-root-user", "--mount" }];

    /// <summary>Skips the test if the system does not allow mounts.</summary>
    public static async Task SkipUnlessAvailableAsync()
    {
        if (!await IsAvailableAsync())
            Skip.ForWantOf("util-linux, and allow user namespaces");
    }

    /// <summary>Wraps a command: <paramref name="script"/> creates the mounts for it.</summary>
    public static string[] With(string script) => [.. Unshare, "bash", "-c", $"{script} && exec \"$@\"", "-"];

    private static async Task<bool> IsAvailableAsync()
    {
        try
        {
            string[] line = [.. Unshare, "mount", "-t", "tmpfs", "tmpfs", "/mnt"];
            using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
