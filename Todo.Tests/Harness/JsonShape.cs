using System.Text.Json;

namespace Todo.Tests.Harness;

/// <summary>Describes the shape of a JSON response, for assertions.</summary>
internal static class JsonShape
{
    /// <summary>RFC 3339, UTC, exactly six fractional digits.</summary>
    public const string Instant = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$";

    public static readonly string[] User = ["id", "name", "email", "created_at", "updated_at", "time_zone", "email_verified", "has_password", "two_factor"];

    public static readonly string[] Todo =
    [
        "id", "content", "is_done", "user_id", "created_at", "updated_at", "list_id", "parent_id", "notes", "priority", "labels", "due_date",
        "due_time", "recurrence", "recurrence_from", "next_id", "position", "completed_at",
    ];

    public static readonly string[] List = ["id", "name", "is_inbox", "position", "created_at", "updated_at"];

    public static string[] Members(this JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];

    public static string Text(this Reply reply, string member) => reply.Json.GetProperty(member).GetString()!;

    public static DateTimeOffset Time(this Reply reply, string member) => reply.Json.GetProperty(member).GetDateTimeOffset();
}
