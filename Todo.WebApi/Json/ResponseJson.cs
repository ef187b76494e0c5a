using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Todo.Application.Changes;
using Todo.Application.Export;
using Todo.Application.Labels;
using Todo.Application.Lists;
using Todo.Application.PersonalTokens;
using Todo.Application.SecondFactors;
using Todo.Application.Sessions;
using Todo.Application.SignIn;
using Todo.Application.SingleSignOn;
using Todo.Application.Todos;
using Todo.Application.Trash;
using Todo.Application.Users;
using Todo.Application.Webhooks;
using Todo.WebApi.Discovery;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Json;

/// <summary>How answers are written: snake_case, instants with six fractional digits, no reflection at run time.</summary>
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(UserExport))]
[JsonSerializable(typeof(TodoResponse))]
[JsonSerializable(typeof(IReadOnlyList<TodoResponse>))]
[JsonSerializable(typeof(IReadOnlyList<SessionResponse>))]
[JsonSerializable(typeof(SessionResponse[]))]
[JsonSerializable(typeof(TodoResponse[]))]
[JsonSerializable(typeof(IReadOnlyList<TrashedTodoResponse>))]
[JsonSerializable(typeof(TrashedTodoResponse[]))]
[JsonSerializable(typeof(ListResponse))]
[JsonSerializable(typeof(IReadOnlyList<CountedListResponse>))]
[JsonSerializable(typeof(CountedListResponse[]))]
[JsonSerializable(typeof(LabelResponse[]))]
[JsonSerializable(typeof(IReadOnlyList<LabelResponse>))]
[JsonSerializable(typeof(DateOnly[]))]
[JsonSerializable(typeof(IReadOnlyList<DateOnly>))]
[JsonSerializable(typeof(WebhookResponse))]
[JsonSerializable(typeof(WebhookResponse[]))]
[JsonSerializable(typeof(IReadOnlyList<WebhookResponse>))]
[JsonSerializable(typeof(WebhookWithSecretResponse))]
[JsonSerializable(typeof(DeliveryResponse[]))]
[JsonSerializable(typeof(IReadOnlyList<DeliveryResponse>))]
[JsonSerializable(typeof(WebhookPayload))]
[JsonSerializable(typeof(NoData))]
[JsonSerializable(typeof(SecondFactorResponse))]
[JsonSerializable(typeof(RecoveryCodesResponse))]
[JsonSerializable(typeof(PersonalTokenResponse))]
[JsonSerializable(typeof(PersonalTokenResponse[]))]
[JsonSerializable(typeof(IReadOnlyList<PersonalTokenResponse>))]
[JsonSerializable(typeof(NewPersonalTokenResponse))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(ProviderResponse[]))]
[JsonSerializable(typeof(IReadOnlyList<ProviderResponse>))]
[JsonSerializable(typeof(ChangesResponse))]
[JsonSerializable(typeof(ChangedData))]
[JsonSerializable(typeof(UpdatedCount))]
[JsonSerializable(typeof(DeletedCount))]
[JsonSerializable(typeof(JsonWebKeySet))]
[JsonSerializable(typeof(ServerMetadata))]
internal sealed partial class ResponseJson : JsonSerializerContext
{
    /// <summary>Text is written as it is, not escaped for HTML: every answer says that it is JSON, and nosniff.</summary>
    public static JsonSerializerOptions SerializerOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new InstantConverter(), new MinuteConverter(), new TodoConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(new ResponseJson(new JsonSerializerOptions()), new ProblemJson(new JsonSerializerOptions())),
    };
}
