using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Swashbuckle.AspNetCore.SwaggerUI;
using Todo.Domain;
using Todo.WebApi.Binding;
using Todo.WebApi.Http;

namespace Todo.WebApi.OpenApi;

/// <summary>The OpenAPI document at <c>/openapi.json</c> and Swagger UI at <c>/docs</c>.</summary>
internal static class Docs
{
    public const string SchemeName = "password";
    public const string PersonalTokenSchemeName = "personalToken";

    private const string DocumentPath = "/" + DocumentText.Name + ".json";

    // The server does not authenticate clients, so the sign-in form needs only an address and a password.
    private const string HideClientFields = """
        <style>
          .auth-container :is(label[for=password_type], label[for^=client_]),
          .auth-container :is(label[for=password_type], label[for^=client_]) + section,
          .scope-def,
          tr:is([data-property-name^=client_], [data-property-name=scope]) { display: none }
        </style>
        """;

    /// <summary>The path of Swagger UI.</summary>
    public const string Path = "/" + UiPath;

    private const string UiPath = "docs";

    public static readonly string MaxId = SafeInteger.Max.ToString(CultureInfo.InvariantCulture);

    public static IServiceCollection AddDocs(this IServiceCollection services)
    {
        services.AddSingleton<RequestRules>();
        services.AddSingleton<ProblemExamples>();
        services.AddSingleton<ISerializerDataContractResolver, ContractResolver>();
        services.AddSingleton<DocumentText>();
        return services.AddSwaggerGen(Describe);
    }

    private static void Describe(SwaggerGenOptions options)
    {
        options.SwaggerDoc(DocumentText.Name, new OpenApiInfo
        {
            Title = "Todo",
            Version = "1.0.0",
            Description = Introduction.Text,
            Contact = new OpenApiContact { Name = "The maintainers of Todo" },
            License = new OpenApiLicense { Name = "MIT", Url = new Uri("https://opensource.org/license/mit") },
        });
        options.AddServer(new OpenApiServer { Url = "/" });
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "Todo.*.xml"))
            options.IncludeXmlComments(file, includeControllerXmlComments: true);
        options.MapType<DateOnly>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date", Examples = ["2026-12-24"] });
        options.MapType<TimeOnly>(() => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$" });
        options.MapType<PathText>(() => new OpenApiSchema { Type = JsonSchemaType.String });
        options.MapType<ResourceId>(() => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1", Maximum = MaxId });
        options.AddSecurityDefinition(SchemeName, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "Sign in with an email address and a password.",
            Flows = new OpenApiOAuthFlows
            {
                Password = new OpenApiOAuthFlow
                {
                    TokenUrl = new Uri("/api/login/access_token", UriKind.Relative),
                    RefreshUrl = new Uri("/api/login/access_token", UriKind.Relative),
                    Scopes = new Dictionary<string, string>(),
                },
            },
        });
        options.AddSecurityDefinition(PersonalTokenSchemeName, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "todo_pat_…",
            Description = "A personal access token, for the operations whose scope it has.",
        });
        options.CustomSchemaIds(type => type.Name.Replace("Response", string.Empty, StringComparison.Ordinal));
        options.SchemaFilter<SchemaFilter>();
        options.OperationFilter<SecurityFilter>();
        options.OperationFilter<BodyFilter>();
        options.OperationFilter<LimitsFilter>();
        options.OperationFilter<FailuresFilter>();
        options.OperationFilter<ParametersFilter>();
        options.OperationFilter<HeadersFilter>();
        options.DocumentFilter<ExamplesFilter>();
        options.DocumentFilter<OrderFilter>();
    }

    public static void UseDocs(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<DocsOptions>>().Value.Enabled)
            return;
        app.MapGet(DocumentPath, async (DocumentText document) => Results.Text(await document.GetAsync(), MediaTypeNames.Application.Json, Encoding.UTF8))
            .ExcludeFromDescription().WithHead();
        // The middleware serves the page before routing; the route only defines its methods.
        app.MapGet(Path, () => Results.Redirect($"/{UiPath}/index.html")).ExcludeFromDescription().WithHead();
        // In a branch, because the middleware matches a regular expression against the path of every request.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Path),
            docs => docs.Use(next => context => Unframed(context, next)).UseSwaggerUI(Show));
    }

    /// <summary>Prevents other pages from showing this one in a frame (clickjacking).</summary>
    private static Task Unframed(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        context.Response.Headers.XFrameOptions = "DENY";
        return next(context);
    }

    private static void Show(SwaggerUIOptions ui)
    {
        ui.RoutePrefix = UiPath;
        ui.DocumentTitle = "Todo";
        ui.SwaggerEndpoint(DocumentPath, "Todo");
        ui.EnablePersistAuthorization();
        ui.DisplayRequestDuration();
        ui.DefaultModelsExpandDepth(0);
        ui.HeadContent = HideClientFields;
    }
}
