using System.Reflection;
using AutoMapper;
using AutoMapper.Configuration;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Idempotency;
using Todo.Application.Labels;
using Todo.Application.Lists;
using Todo.Application.Mails;
using Todo.Application.PasswordReset;
using Todo.Application.PersonalTokens;
using Todo.Application.SecondFactors;
using Todo.Application.SignIn;
using Todo.Application.SingleSignOn;
using Todo.Application.Throttling;
using Todo.Application.Todos;
using Todo.Application.Users;
using Todo.Application.Webhooks;

namespace Todo.Application;

/// <summary>Registers the Application layer.</summary>
public static class DependencyInjection
{
    private static readonly Assembly Assembly = typeof(DependencyInjection).Assembly;

    /// <summary>Registers the use cases with their validators and mappings; the other layers register the ports.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddSingleton<TodoMetrics>();
        services.AddScoped<IPipelineBehavior<SignInWithPassword, Result<TokenResponse>>, SignInCounter<SignInWithPassword>>();
        services.AddScoped<IPipelineBehavior<SignInWithIdToken, Result<TokenResponse>>, SignInCounter<SignInWithIdToken>>();
        services.AddScoped<IPipelineBehavior<CreateTodo, Result<Created<TodoResponse>>>, TodoCounter>();
        services.AddScoped<IPipelineBehavior<CreateWebhook, Result<Created<WebhookResponse>>>, WebhookAudit>();
        services.AddScoped<IPipelineBehavior<CreatePersonalToken, Result<Created<PersonalTokenResponse>>>, PersonalTokenAudit>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddIdempotency();
        foreach (var handler in Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in handler.GetInterfaces().Where(IsRequestHandler))
                services.AddTransient(contract, handler);
        }
        AssemblyScanner.FindValidatorsInAssembly(Assembly, includeInternalTypes: true)
            .ForEach(found => services.AddSingleton(found.InterfaceType, found.ValidatorType));

        services.AddSingleton<IConfigurationProvider>(_ => CreateMapperConfiguration());
        services.AddSingleton(provider => provider.GetRequiredService<IConfigurationProvider>().CreateMapper());
        services.AddScoped<RequestValidation>();
        services.AddScoped<CountedAttempts>();
        services.AddScoped<CurrentPasswordCheck>();
        services.AddScoped<CurrentUserLock>();
        services.AddScoped<SecondFactorCheck>();
        services.AddScoped<SecondFactorEditor>();
        services.AddScoped<SessionTokens>();
        services.AddScoped<SessionStart>();
        services.AddScoped<ExternalAccounts>();
        services.AddScoped<TodoPlacement>();
        services.AddScoped<TodoOrder>();
        services.AddScoped<TodoCompletion>();
        services.AddScoped<TodoEditor>();
        services.AddScoped<TodoRemoval>();
        services.AddSingleton<BulkTurns>();
        services.AddScoped<Batches>();
        services.AddScoped<TodoBatches>();
        services.AddScoped<UserClock>();
        services.AddScoped<UserEditor>();
        services.AddScoped<MailTokens>();
        services.AddScoped<OldAccess>();
        services.AddScoped<ListEditor>();
        services.AddScoped<LabelEditor>();
        services.AddScoped<WebhookEditor>();
        services.AddSingleton<PersonalTokenVerifier>();
        services.AddSingleton<WebhookMessages>();
        services.AddSingleton<RetrySchedule>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<WebhookOptions>>().Value.CreatePolicy());
        return services;
    }

    /// <summary>Adds idempotency, after validation, to every request that creates a resource.</summary>
    private static void AddIdempotency(this IServiceCollection services)
    {
        foreach (var request in Assembly.GetTypes())
        {
            foreach (var contract in request.GetInterfaces().Where(IsCreateRequest))
            {
                var answer = contract.GetGenericArguments()[0];
                services.AddScoped(
                    typeof(IPipelineBehavior<,>).MakeGenericType(
                        request, typeof(Result<>).MakeGenericType(typeof(Created<>).MakeGenericType(answer))),
                    typeof(IdempotencyBehavior<,>).MakeGenericType(request, answer));
            }
        }
    }

    internal static MapperConfiguration CreateMapperConfiguration() => new(configuration =>
    {
        // AutoMapper 8 scans System.Linq.Enumerable for members to map from and fails on the generic constraints that .NET 7 added.
        ((List<MethodInfo>)((IProfileConfiguration)configuration).SourceExtensionMethods).Clear();
        configuration.AddProfiles(Assembly);
    });

    private static bool IsCreateRequest(Type contract) =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICreateRequest<>);

    private static bool IsRequestHandler(Type contract) =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);
}
