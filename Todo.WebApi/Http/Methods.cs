namespace Todo.WebApi.Http;

/// <summary>Adds HEAD and OPTIONS (RFC 9110, section 9.3) to the operations.</summary>
internal static class Methods
{
    /// <summary>Adds HEAD to every GET; the server omits the body.</summary>
    public static TBuilder WithHead<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
                endpoint.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head], methods.AcceptCorsPreflight));
        });
        return builder;
    }

    /// <summary>Responds to OPTIONS with the methods of an existing path, which routing has put into Allow.</summary>
    public static IApplicationBuilder UseOptionsMethod(this IApplicationBuilder app) => app.Use(next => context =>
        HttpMethods.IsOptions(context.Request.Method) ? AnswerOptionsAsync(next, context) : next(context));

    private static async Task AnswerOptionsAsync(RequestDelegate next, HttpContext context)
    {
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false })
            context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
