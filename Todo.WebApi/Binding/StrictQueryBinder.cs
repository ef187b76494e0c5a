using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Todo.WebApi.Binding;

/// <summary>Binds query parameters that must be given once, with a value, in exactly one form: the framework would take more.</summary>
internal sealed class StrictQueryBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.FieldName;
        if (!bindingContext.HttpContext.Request.Query.TryGetValue(name, out var values))
            return Task.CompletedTask;

        object? value = null;
        var problem = values switch
        {
            { Count: > 1 } => "Must be given once.",
            [null or ""] => "Must not be empty.",
            [{ } text] => Parse(text, bindingContext.ModelType, out value),
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
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        value = number;
        return isNumber ? null : "Must be a whole number.";
    }
}

/// <summary>Puts <see cref="StrictQueryBinder"/> in the place of the framework's binders of query parameters.</summary>
internal sealed class StrictQueryBinderProvider : IModelBinderProvider
{
    private static readonly StrictQueryBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.BindingInfo.BindingSource == BindingSource.Query ? Binder : null;
}
