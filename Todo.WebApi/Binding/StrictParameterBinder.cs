using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.WebApi.Binding;

/// <summary>
/// Binds query parameters and headers, which must be given once, with a value, in exactly one form: the framework would take more.
/// </summary>
internal sealed class StrictParameterBinder(ParameterParser parser, Func<HttpRequest, string, StringValues> find) : IModelBinder
{
    private static readonly MemberError Repeated = new(ErrorCodes.Repeated, "Must be given once.");
    private static readonly MemberError Empty = new(ErrorCodes.Empty, "Must not be empty.");

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.FieldName;
        if (Read(bindingContext.HttpContext, name, find(bindingContext.HttpContext.Request, name), parser) is { } value)
            bindingContext.Result = ModelBindingResult.Success(value);
        return Task.CompletedTask;
    }

    /// <summary>The value of a parameter; null if it is left out or in error.</summary>
    internal static object? Read(HttpContext context, string name, StringValues texts, ParameterParser parser)
    {
        object? value = null;
        var error = texts switch
        {
            { Count: 0 } => null,
            { Count: > 1 } => Repeated,
            [{ Length: > 0 } text] => parser.Parse(text, out value),
            _ => Empty,
        };
        if (error is null)
            return value;
        MemberErrors.Add(context, name, error);
        return null;
    }
}

/// <summary>Puts <see cref="StrictParameterBinder"/> in the place of the framework's binders of query parameters and headers.</summary>
internal sealed class StrictParameterBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var source = context.BindingInfo.BindingSource;
        if (source == BindingSource.Query && QueryBinder.ParametersOf(context.Metadata.ModelType).Length > 0)
            return new QueryBinder(context.Metadata);
        if (source == BindingSource.Query)
            return new StrictParameterBinder(ParameterParser.Of(context.Metadata.ModelType), (request, name) => request.Query[name]);
        return source == BindingSource.Header
            ? new StrictParameterBinder(ParameterParser.Of(context.Metadata.ModelType), (request, name) => request.Headers[name])
            : null;
    }
}
