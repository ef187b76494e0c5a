using System.Text.Json;
using Todo.Application.Todos;
using Todo.WebApi.Json;

namespace Todo.Tests.WebApi;

/// <summary>The hand-written converter of todos writes what the serializer would.</summary>
internal sealed class TodoConverterTests
{
    private static readonly JsonSerializerOptions WithoutConverter = Without();

    private static readonly TodoResponse Least = new(0, string.Empty, false, 0, default, default);

    private static readonly TodoResponse Full = new(
        1, "Buy \"milk\" \u00e9\u2028\ud83d\ude00\u0001", true, 2, new(2026, 11, 21, 8, 0, 0, 7, TimeSpan.Zero), new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero))
    {
        ListId = 3,
        ParentId = 4,
        Notes = "<b>&amp;\\</b>",
        Priority = "high",
        Labels = ["home", "caf\u00e9"],
        DueDate = new(2026, 12, 24),
        DueTime = new(18, 30),
        Recurrence = "FREQ=DAILY",
        RecurrenceFrom = "completion",
        NextId = 5,
        Position = 6,
        CompletedAt = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero),
    };

    private static readonly TodoResponse[] Todos = [Least, Full];

    [TestCaseSource(nameof(Todos))]
    public void A_todo_is_written_as_the_serializer_would(TodoResponse todo) => Assert.That(
        JsonSerializer.Serialize(todo, ResponseJson.SerializerOptions), Is.EqualTo(JsonSerializer.Serialize(todo, WithoutConverter)));

    [Test]
    public void The_test_covers_every_member() => Assert.That(
        typeof(TodoResponse).GetProperties().Where(member => Equals(member.GetValue(Full), member.GetValue(Least))).Select(member => member.Name), Is.Empty);

    private static JsonSerializerOptions Without()
    {
        var options = new JsonSerializerOptions(ResponseJson.SerializerOptions);
        Assert.That(options.Converters.Remove(options.Converters.Single(converter => converter is TodoConverter)));
        return options;
    }
}
