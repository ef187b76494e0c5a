using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.Domain;
using Todo.WebApi.Json;

namespace Todo.WebApi.OpenApi;

/// <summary>Names members as JSON does, and gives an optional member the type of its value.</summary>
internal sealed class ContractResolver : ISerializerDataContractResolver
{
    private readonly JsonSerializerDataContractResolver _resolver = new(ResponseJson.SerializerOptions);

    public DataContract GetDataContractForType(Type type) => _resolver.GetDataContractForType(
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>) ? type.GetGenericArguments()[0] : type);
}
