using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Todo.WebApi.Binding;

/// <summary>Binds every text to an id: the framework would find fault with one of white space, which is simply not found.</summary>
internal sealed class ResourceIdBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        _ = ResourceId.TryParse(bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue, out var id);
        bindingContext.Result = ModelBindingResult.Success(id);
        return Task.CompletedTask;
    }
}

/// <summary>Puts <see cref="ResourceIdBinder"/> in the place of the framework's binder of parsable types.</summary>
internal sealed class ResourceIdBinderProvider : IModelBinderProvider
{
    private static readonly ResourceIdBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(ResourceId) ? Binder : null;
}
