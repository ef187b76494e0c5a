using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Todo.Application.Common;

namespace Todo.WebApi.Binding;

/// <summary>Binds an OAuth form (RFC 6749, section 3.2): no parameter twice, and one without a value counts as left out.</summary>
internal sealed class OAuthFormBinder(Type type) : IModelBinder
{
    private readonly (PropertyInfo Property, string Name)[] _parameters =
        [.. type.GetProperties().Select(property => (property, property.GetCustomAttribute<FromFormAttribute>()!.Name!))];

    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var context = bindingContext.HttpContext;
        var form = await OAuthForm.ReadAsync(context.Request, context.RequestAborted);
        if (form is null)
        {
            Fail(bindingContext, "The form is malformed.");
            return;
        }

        var model = Activator.CreateInstance(type)!;
        foreach (var (property, name) in _parameters)
        {
            if (!form.TryGetValue(name, out var values))
                continue;
            if (values.Count > 1)
            {
                Fail(bindingContext, $"The parameter {name} is given more than once.");
                return;
            }
            if (!string.IsNullOrEmpty(values[0]))
                property.SetValue(model, values[0]);
        }
        bindingContext.Result = ModelBindingResult.Success(model);
    }

    private static void Fail(ModelBindingContext bindingContext, string detail)
    {
        bindingContext.HttpContext.Features.Set(Failure.Malformed(detail));
        bindingContext.ModelState.AddModelError("body", detail);
    }
}

/// <summary>Puts <see cref="OAuthFormBinder"/> in the place of the framework's binders of forms.</summary>
internal sealed class OAuthFormBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.BindingInfo.BindingSource == BindingSource.Form && context.Metadata.IsComplexType
            ? new OAuthFormBinder(context.Metadata.ModelType)
            : null;
}
