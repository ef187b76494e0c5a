using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>What the members of a todo must not be, with the code of each error.</summary>
internal sealed class MemberErrorsTests
{
    private static readonly string[] Methods = ["POST", "PUT", "PATCH"];

    private static IEnumerable<TestCaseData> Invalid()
    {
        yield return Case("notes", new string('n', 10_001), "too_long", "Notes_too_long");
        yield return Case("notes", 5, "wrong_type");
        yield return Case("notes", "\0", "invalid_characters", "Notes_with_NUL");
        yield return Case("priority", "urgent", "unknown_value");
        yield return Case("priority", "High", "unknown_value");
        yield return Case("priority", 3, "wrong_type", "Priority_as_a_number");
        yield return Case("recurrence_from", "Due", "unknown_value");
        yield return Case("labels", "home", "wrong_type", "Labels_as_a_string");
        yield return Case("labels", new object?[] { null }, "wrong_type", "A_label_null");
        yield return Case("labels", new object[] { 5 }, "wrong_type", "A_label_as_a_number");
        yield return Case("labels", new[] { "" }, "blank", "An_empty_label");
        yield return Case("labels", new[] { " \u00a0" }, "blank", "A_blank_label");
        yield return Case("labels", new[] { "a\tb" }, "invalid_characters", "A_label_with_a_tab");
        yield return Case("labels", new[] { "a\u0085b" }, "invalid_characters", "A_label_with_a_C1_control");
        yield return Case("labels", new[] { "a\0" }, "invalid_characters", "A_label_with_NUL");
        yield return Case("labels", new[] { new string('l', 51) }, "too_long", "A_label_too_long");
        yield return Case("labels", Enumerable.Range(0, 21).Select(i => $"l{i}").ToArray(), "too_many", "21_labels");
        yield return Case("labels", new[] { "straße", "STRA\u1e9eE" }, "duplicate", "Two_labels_that_fold_to_the_same");
        foreach (var date in new[] { "2030-02-29", "2030-1-01", "01.02.2030", "", "2030-01-01T00:00:00Z", " 2030-01-01", "10000-01-01", "0000-01-01", "2030-01-01\n" })
            yield return Case("due_date", date, "malformed");
        yield return Case("due_date", "1969-12-31", "out_of_range");
        yield return Case("due_date", 20300101, "wrong_type", "Due_date_as_a_number");
        foreach (var time in new[] { "24:00", "7:05", "07:60", "07:05:00", "", "0705", "07:05\n" })
            yield return Case("due_time", time, "malformed");
        foreach (var rule in new[] { "", "DAILY", "freq=daily", "FREQ=HOURLY", "RRULE:FREQ=DAILY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=2;UNTIL=20300101", "FREQ=DAILY;FREQ=DAILY" })
            yield return Case("recurrence", rule, "invalid_recurrence");
        yield return Case("recurrence", "FREQ=MONTHLY;BYMONTHDAY=" + string.Join(",", Enumerable.Repeat("1", 100)), "too_long", "Recurrence_too_long");
        yield return Case("list_id", "1", "wrong_type", "List_id_as_a_string");
        yield return Case("list_id", 1.5, "wrong_type", "List_id_with_a_fraction");
        yield return Case("list_id", 987654321, "unknown_value", "List_id_unknown");
        yield return Case("parent_id", true, "wrong_type", "Parent_id_as_a_boolean");
        yield return Case("parent_id", 987654321, "unknown_value", "Parent_id_unknown");
        yield return Case("parent_id", -1, "unknown_value", "Parent_id_negative");
    }

    [TestCaseSource(nameof(Invalid))]
    public async Task A_member_is_refused_by_every_operation_and_nothing_changes(string member, string value, string code)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var before = await ada.AddAsync(new { content = "Milk", due_date = "2030-01-01" });
        var body = $$"""{"content":"Bread","due_date":"2030-01-02","{{member}}":{{value}}}""";
        if (member == "due_date")
            body = $$"""{"content":"Bread","{{member}}":{{value}}}""";

        foreach (var method in Methods)
        {
            var reply = await ada.SendRawAsync(new(method), method == "POST" ? "/api/todos" : $"/api/todos/{before.Id()}", body);

            reply.AssertInvalid(member);
            Assert.That(reply.CodesOf(member), Is.EqualTo([code]), method);
        }
        Assert.That((await ada.QueryAsync()).Single().GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [Test]
    public async Task The_largest_values_are_accepted()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var labels = Enumerable.Range(0, 20).Select(i => $"{i:00}" + new string('l', 48)).ToArray();

        var todo = await ada.AddAsync(new { content = "x", notes = new string('n', 10_000), labels, due_date = "9999-12-31", due_time = "23:59" });

        Assert.That(todo.Text("notes"), Has.Length.EqualTo(10_000));
        Assert.That(todo.Labels(), Is.EqualTo(labels));
        Assert.That((todo.Text("due_date"), todo.Text("due_time")), Is.EqualTo(("9999-12-31", "23:59")));
        Assert.That((await ada.AddAsync(new { content = "x", due_date = "1970-01-01", due_time = "00:00" })).Text("due_date"), Is.EqualTo("1970-01-01"));
    }

    [Test]
    public async Task The_list_and_the_todo_of_another_user_are_as_unknown_as_those_that_do_not_exist()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        var (list, parent, own) = (await ada.AddListAsync(), await ada.AddAsync(), await eve.AddAsync());

        foreach (var (member, id) in new[] { ("list_id", list), ("parent_id", parent) })
        {
            foreach (var method in Methods)
            {
                var path = method == "POST" ? "/api/todos" : $"/api/todos/{own}";
                var foreign = await eve.SendRawAsync(new(method), path, $$"""{"content":"x","{{member}}":{{id}}}""");
                var unknown = await eve.SendRawAsync(new(method), path, $$"""{"content":"x","{{member}}":987654321}""");

                foreign.AssertInvalid(member);
                Assert.That(foreign.WithoutTraceId(), Is.EqualTo(unknown.WithoutTraceId()));
            }
        }
    }

    [Test]
    public async Task What_a_body_names_is_looked_up_after_the_todo_of_the_path()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.PatchAsync("/api/todos/987654321", new { list_id = 987654321 });

        reply.AssertProblem(HttpStatusCode.NotFound, "Todo not found");
    }

    private static TestCaseData Case(string member, object value, string code, string? name = null)
    {
        var json = JsonSerializer.Serialize(value);
        var data = new TestCaseData(member, json, code);
        return data.SetName($"A_member_is_refused({name ?? $"{member} {json.Trim('"')}"})".Replace("\\n", "[LF]", StringComparison.Ordinal));
    }
}
