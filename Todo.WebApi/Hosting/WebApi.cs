using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using Todo.Application;
using Todo.Application.Common;
using Todo.Application.Mails;
using Todo.Application.Sessions;
using Todo.Application.SingleSignOn;
using Todo.Application.Webhooks;
using Todo.Infrastructure;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database;
using Todo.WebApi.App;
using Todo.WebApi.Authentication;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;
using Todo.WebApi.Health;
using Todo.WebApi.Http;
using Todo.WebApi.Json;
using Todo.WebApi.OpenApi;
using Todo.WebApi.RateLimiting;
using Todo.WebApi.Telemetry;

namespace Todo.WebApi.Hosting;

/// <summary>The composition root: combines the layers.</summary>
internal static class WebApi
{
    /// <param name="args">Settings, as <c>--Section:Name=value</c>.</param>
    /// <param name="replace">Replaces registered services or adds more.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        // Set explicitly, because MVC looks for controllers in this assembly, and the default depends on the entry assembly.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebApi).Assembly.GetName().Name,
            ContentRootPath = ContentRoot.Find(args, Environment.CurrentDirectory),
        });
        builder.AddServer();
        builder.AddLogging();
        builder.Configuration.AddDatabasePassword();
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddWebApi();
        builder.AddIssuer();
        builder.AddDevelopmentMail();
        builder.AddTelemetry();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseWebApi();
        app.AnnounceWhenStarted();
        app.WarnOfUnknownSettings();
        app.WarnOfWrongIssuer();
        app.WarnOfFewConnections();
        app.WarnOfProvidersWithoutMail();
        return app;
    }

    private static void AddWebApi(this IServiceCollection services)
    {
        services.AddSettings<SessionLifetimeOptions>(SessionLifetimeOptions.Section);
        services.AddSettings<LimitsOptions>(LimitsOptions.Section);
        services.AddSettings<RateLimitingOptions>(RateLimitingOptions.Section);
        services.AddSettings<CorsSettings>(CorsSettings.Section);
        services.AddSettings<ProxySettings>(ProxySettings.Section);
        services.AddSettings<WebhookOptions>(WebhookOptions.Section);
        services.AddSettings<MailOptions>(MailOptions.Section);
        services.AddSettings<SingleSignOnOptions>(SingleSignOnOptions.Section);
        services.AddSettings<AppOptions>(AppOptions.Section);
        services.AddSettings<DocsOptions>(DocsOptions.Section);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IWebhookPayloads, WebhookPayloads>();

        services.AddControllersOnly();
        services.AddBearerAuthentication();
        services.AddRateLimits();
        services.AddCorsFromSettings();
        services.AddKnownProxies();
        services.AddApiCompression();
        services.AddDocs();
        services.AddAppPage();
        services.AddExceptionHandler<ExceptionHandler>();
        services.AddProblemDetails();
        services.AddSingleton<Readiness>();
        services.AddHostedService<DatabaseStartup>();
    }

    /// <summary>Adds MVC without the parts that a JSON API does not use.</summary>
    private static void AddControllersOnly(this IServiceCollection services)
    {
        services.AddSingleton<IActionResultExecutor<ObjectResult>, AnswerExecutor>();
        services.AddMvcCore(options =>
        {
            options.InputFormatters.Clear();
            options.InputFormatters.Add(new JsonBodyFormatter());
            options.OutputFormatters.Clear();
            options.Conventions.Add(new SupportedTypesConvention());
            options.ModelBinderProviders.Insert(0, new StrictParameterBinderProvider());
            options.ModelBinderProviders.Insert(0, new ResourceIdBinderProvider());
            options.ModelBinderProviders.Insert(0, new PathTextBinderProvider());
            options.ModelBinderProviders.Insert(0, new OAuthFormBinderProvider());
            // Queries, forms and bodies have custom binders, which read the request directly. The framework's would read every form first.
            options.ValueProviderFactories.Clear();
            options.ValueProviderFactories.Add(new RouteValueProviderFactory());
            // The pipeline of the Application layer validates instead.
            options.ModelValidatorProviders.Clear();
            options.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(typeof(object)));
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        }).AddApiExplorer();
        services.Configure<ApiBehaviorOptions>(options =>
        {
            options.SuppressMapClientErrors = true;
            options.InvalidModelStateResponseFactory = BindingFailure.ResultOf;
        });
    }

    private static void UseWebApi(this WebApplication app)
    {
        app.UseBusyConnections();
        app.UseKnownProxies();
        app.UseHsts();
        app.UseTelemetry();
        app.UseStandardHeaders();
        app.UseVaryByOrigin();
        app.UseUnambiguousLength();
        app.UseApiCompression();
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => Problems.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
        app.UseOptionsMethod();
        app.UseDocs();
        app.UseRouting();
        app.UseCors();
        app.UseRequestTimeouts();
        app.UseDatabaseGate();
        // Added explicitly, because the framework would otherwise add it first, before the exception handler.
        app.UseAuthentication();
        app.UseAuthorization();
        if (app.Services.GetRequiredService<IOptions<RateLimitingOptions>>().Value.Enabled)
            app.UseRateLimiter();

        app.MapControllers().RequireSignIn().WithHead();
        app.MapHealth();
        app.MapAppPage();
    }
}
