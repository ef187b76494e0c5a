using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Todo.WebApi.Binding;

/// <summary>
/// Binds the query parameters of an operation that has many to the properties of one object, as <see cref="StrictParameterBinder"/>
/// binds single ones. The framework spends a microsecond on each parameter that a request could have; this one, only on those that it has.
/// </summary>
internal sealed class QueryBinder : IModelBinder
{
    private readonly Type _type;
    private readonly Dictionary<string, Parameter> _parameters;

    public QueryBinder(ModelMetadata metadata)
    {
        _type = metadata.ModelType;
        // As those of the framework, names are case-insensitive.
        _parameters = metadata.Properties.ToDictionary(
            property => property.BinderModelName!,
            property => new Parameter(property.BinderModelName!, ParameterParser.Of(property.ModelType), property.PropertySetter!),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The properties that are query parameters; none if the type is one of a single parameter.</summary>
    public static PropertyInfo[] ParametersOf(Type type) =>
        [.. type.GetProperties().Where(property => property.IsDefined(typeof(FromQueryAttribute)))];

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var context = bindingContext.HttpContext;
        var parameters = Activator.CreateInstance(_type)!;
        foreach (var (given, texts) in context.Request.Query)
        {
            if (_parameters.TryGetValue(given, out var parameter)
                && StrictParameterBinder.ReadQuery(context, parameter.Name, texts, parameter.Parser) is { } value)
                parameter.Set(parameters, value);
        }
        bindingContext.Result = ModelBindingResult.Success(parameters);
        return Task.CompletedTask;
    }

    private sealed record Parameter(string Name, ParameterParser Parser, Action<object, object?> Set);
}
