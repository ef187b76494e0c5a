using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace Todo.WebApi.Binding;

/// <summary>
/// Binds query parameters and headers, which must be given once, with a value, in exactly one form: the framework would take more.
/// </summary>
internal sealed class StrictParameterBinder(Func<HttpRequest, string, StringValues> find) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.FieldName;
        var values = find(bindingContext.HttpContext.Request, name);
        if (values.Count == 0)
            return Task.CompletedTask;

        object? value = null;
        var problem = values switch
        {
            { Count: > 1 } => "Must be given once.",
            [{ Length: > 0 } text] => Parse(text, bindingContext.ModelType, out value),
            _ => "Must not be empty.",
        };
        if (problem is null)
            bindingContext.Result = ModelBindingResult.Success(value);
        else
            bindingContext.ModelState.AddModelError(name, problem);
        return Task.CompletedTask;
    }

    private static string? Parse(string text, Type type, out object? value)
    {
        value = text;
        if (type == typeof(string))
            return null;
        if (type == typeof(bool?))
        {
            value = text == "true";
            return text is "true" or "false" ? null : "Must be true or false.";
        }
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && text is not (['+', ..] or ['0', _, ..] or ['-', '0', ..]);
        value = number;
        return isNumber ? null : $"Must be a whole number, at most {int.MaxValue}, without a plus sign or leading zeros.";
    }
}

/// <summary>Puts <see cref="StrictParameterBinder"/> in the place of the framework's binders of query parameters and headers.</summary>
internal sealed class StrictParameterBinderProvider : IModelBinderProvider
{
    private static readonly StrictParameterBinder Query = new((request, name) => request.Query[name]);
    private static readonly StrictParameterBinder Header = new((request, name) => request.Headers[name]);

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.BindingInfo.BindingSource switch
    {
        { } source when source == BindingSource.Query => Query,
        { } source when source == BindingSource.Header => Header,
        _ => null,
    };
}
