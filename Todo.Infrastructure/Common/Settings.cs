using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Todo.Infrastructure.Common;

/// <summary>Binds options to a configuration section and validates them at startup.</summary>
public static class Settings
{
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = false).ValidateOnStart();
        services.AddSingleton(new SettingsSection(section, typeof(TOptions)));
        services.AddSingleton<IValidateOptions<TOptions>>(
            provider => new AnnotationsValidator<TOptions>(section, provider.GetRequiredService<IConfiguration>()));
        return services;
    }

    /// <summary>Validates annotations. The framework's own validator reports the class; this one reports the setting, which operators know.</summary>
    private sealed class AnnotationsValidator<TOptions>(string section, IConfiguration configuration) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            // The binder would ignore it silently.
            if (typeof(TOptions).GetProperties().FirstOrDefault(IsListGivenAsText) is { } list)
                return ValidateOptionsResult.Fail($"{section}:{list.Name} is a list: set {section}:{list.Name}:0 and so on.");
            var results = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(results.Select(Describe));
        }

        private bool IsListGivenAsText(PropertyInfo property) =>
            property.PropertyType.IsArray && !string.IsNullOrEmpty(configuration[$"{section}:{property.Name}"]);

        private string Describe(ValidationResult result)
        {
            var member = result.MemberNames.FirstOrDefault() ?? string.Empty;
            var problem = (result.ErrorMessage ?? "is not valid").Replace($"The field {member} ", string.Empty, StringComparison.Ordinal)
                .Replace($"The {member} field ", string.Empty, StringComparison.Ordinal);
            return $"{section}:{member} {problem.TrimEnd('.')}.";
        }
    }
}
