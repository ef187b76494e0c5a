using Todo.Tests.Harness;
using Todo.Tests.Trust.Modeling;

namespace Todo.Tests.Trust;

/// <summary>Random sequences of operations by several users give the answers that a simple model in memory gives.</summary>
internal sealed class ModelTests
{
    private const int Sequences = 6;
    private const int Steps = 250;
    private const string SeedVariable = "TODO_MODEL_SEED";

    private static readonly string[] Contents = ["milk", "Milk and %", "MÍLK_", "bread", "straße", "STRASSE", "\U0001F600", "a\nb"];
    private static readonly string[] Searches = ["milk", "MILK", "%", "_", "ß", "ss", "\U0001F600", "nothing", "í"];
    private static readonly string[] Sorts = ["id", "-id", "created_at", "-created_at", "updated_at", "-updated_at"];

    [Test]
    public async Task Random_sequences_by_several_users_answer_as_the_model_does()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : Random.Shared.Next();
        TestContext.Out.WriteLine($"{SeedVariable}={seed}");
        await Task.WhenAll(Enumerable.Range(0, Sequences).Select(i => RunAsync(new Random(seed + i), $"{SeedVariable}={seed}, sequence {i}")));
    }

    /// <summary>Everything that is done with lists, todos, subtasks, labels and the trash, by two users in different time zones.</summary>
    [Test]
    public async Task Random_sequences_of_all_operations_answer_as_the_model_does([Range(1, 4)] int sequence)
    {
        const int limit = 25;
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : 13;
        var random = new Random((seed * 1000) + sequence);
        await using var server = await TodoServer.StartAsync($"--Limits:TodosPerUser={limit}", "--Jwt:AccessTokenMinutes=1440");
        // With a minute a step, the date changes for both users meanwhile.
        server.Clock.StopAt(new(2031, 1, 15, 8, 0, 0, TimeSpan.Zero));
        ModelUser[] users = [await ModelUser.SignUpAsync(server, "Pacific/Kiritimati", limit), await ModelUser.SignUpAsync(server, "Pacific/Pago_Pago", limit)];
        for (var step = 1; step <= Steps; step++)
        {
            if (random.Next(2) == 0)
                server.Clock.Advance(TimeSpan.FromMinutes(2));
            var one = random.Next(2);
            await new RandomStep(random, users[one], users[1 - one], server.Clock.GetUtcNow(), $"{SeedVariable}={seed}, sequence {sequence}, step {step}").RunAsync();
        }
        foreach (var user in users)
            await user.VerifyAsync($"{SeedVariable}={seed}, sequence {sequence}, at the end");
    }

    private static async Task RunAsync(Random random, string name)
    {
        var models = new List<TodoModel>();
        for (var i = 0; i < 3; i++)
            models.Add(new TodoModel(await SharedServer.Instance.SignUpAsync()));
        for (var step = 1; step <= Steps; step++)
        {
            var where = $"{name}, step {step}";
            // A todo of anybody: another user's is as if it were not there.
            var mine = models[random.Next(models.Count)];
            var ids = models[random.Next(4) == 0 ? random.Next(models.Count) : models.IndexOf(mine)].Ids;
            var id = ids.Count == 0 || random.Next(12) == 0 ? random.Next(1, 1_000_000) + 1_000_000_000L : ids[random.Next(ids.Count)];
            var content = Contents[random.Next(Contents.Length)];
            bool? isDone = random.Next(3) switch { 0 => true, 1 => false, _ => null };
            await (random.Next(14) switch
            {
                < 4 => mine.CreateAsync(content, isDone, where),
                4 => mine.GetAsync(id, where),
                5 => mine.PutAsync(id, content, isDone, where),
                6 => mine.PatchAsync(id, random.Next(2) == 0 ? content : null, isDone, where),
                7 => mine.DeleteAsync(id, where),
                8 when random.Next(4) == 0 => mine.ChangeAllAsync(isDone ?? true, where),
                9 when random.Next(4) == 0 => mine.DeleteAllAsync(isDone ?? true, where),
                _ => mine.ListAsync(
                    Sorts[random.Next(Sorts.Length)], isDone, random.Next(2) == 0 ? Searches[random.Next(Searches.Length)] : null, random.Next(1, 8), where),
            });
        }
        foreach (var model in models)
            await model.ListAsync("id", null, null, 500, $"{name}, at the end");
    }
}
