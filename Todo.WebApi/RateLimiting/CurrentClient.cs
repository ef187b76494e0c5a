using Todo.Application.Common;

namespace Todo.WebApi.RateLimiting;

/// <summary>The client that the rate limits count for.</summary>
internal sealed class CurrentClient(IHttpContextAccessor accessor) : ICurrentClient
{
    public object? Key => accessor.HttpContext is { } context ? ClientKey.Of(context) : null;
}
