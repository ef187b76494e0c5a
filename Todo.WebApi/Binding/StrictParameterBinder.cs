using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.WebApi.Binding;

/// <summary>
/// Binds query parameters and headers, which must be given once, with a value, in exactly one form: the framework would take more.
/// </summary>
internal sealed class StrictParameterBinder(ParameterParser parser, BindingSource source) : IModelBinder
{
    private static readonly MemberError Repeated = new(ErrorCodes.Repeated, "Must be given once.");
    private static readonly MemberError Empty = new(ErrorCodes.Empty, "Must not be empty.");
    private static readonly MemberError NotUtf8 = new(ErrorCodes.InvalidCharacters, "Must be UTF-8.");

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var (context, name) = (bindingContext.HttpContext, bindingContext.FieldName);
        var value = source == BindingSource.Query
            ? ReadQuery(context, name, context.Request.Query[name], parser)
            : Read(context, name, context.Request.Headers[name], parser);
        if (value is not null)
            bindingContext.Result = ModelBindingResult.Success(value);
        return Task.CompletedTask;
    }

    /// <summary>The value of a query parameter; null if it is left out or in error.</summary>
    internal static object? ReadQuery(HttpContext context, string name, StringValues texts, ParameterParser parser)
    {
        // What the framework could not decode still has its percent sign.
        if (texts is not [{ } text] || !text.Contains('%', StringComparison.Ordinal) || UrlEncoding.IsUtf8(context.Request, name))
            return Read(context, name, texts, parser);
        MemberErrors.Add(context, name, NotUtf8);
        return null;
    }

    private static object? Read(HttpContext context, string name, StringValues texts, ParameterParser parser)
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
        return source == BindingSource.Query || source == BindingSource.Header
            ? new StrictParameterBinder(ParameterParser.Of(context.Metadata.ModelType), source)
            : null;
    }
}
