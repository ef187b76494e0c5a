namespace Todo.Bench.Growth;

/// <summary>What it costs when there is more of everything. Todo is compared with itself.</summary>
internal static class GrowthRun
{
    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        await LongList.RunAsync(workspace, options);
        await ManyUsers.RunAsync(workspace, options);
        await ManyConnections.RunAsync(workspace, options);
        await ManySignIns.RunAsync(workspace, options);
    }
}
