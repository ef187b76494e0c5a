using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Todo.WebApi.Binding;

/// <summary>A text that is the last segment of a path. The server leaves an encoded slash as it is, which the text may contain.</summary>
public readonly record struct PathText(string Value)
{
    /// <summary>Tells the framework that a path can contain this type; <see cref="PathTextBinder"/> reads it.</summary>
    public static bool TryParse(string? text, out PathText value)
    {
        value = new(text ?? string.Empty);
        return true;
    }

    public static implicit operator string(PathText text) => text.Value;
}

/// <summary>Binds the last segment of the path as the client sent it, decoded once. What is not valid UTF-8 becomes NUL, which no stored text contains.</summary>
internal sealed class PathTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var target = bindingContext.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?', 2)[0].TrimEnd('/');
        var encoded = path[(path.LastIndexOf('/') + 1)..];
        var text = UrlEncoding.IsUtf8(encoded) ? Uri.UnescapeDataString(encoded) : "\0";
        bindingContext.Result = ModelBindingResult.Success(new PathText(text));
        return Task.CompletedTask;
    }
}

/// <summary>Puts <see cref="PathTextBinder"/> in the place of the framework's binder of text.</summary>
internal sealed class PathTextBinderProvider : IModelBinderProvider
{
    private static readonly PathTextBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType == typeof(PathText) ? Binder : null;
}
