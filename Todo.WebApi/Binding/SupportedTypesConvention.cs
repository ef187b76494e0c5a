using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Todo.WebApi.Binding;

/// <summary>Lets the program not start if an action takes something that cannot be read: the first request would be too late.</summary>
internal sealed class SupportedTypesConvention : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        var actions = application.Controllers.SelectMany(controller => controller.Actions);
        foreach (var parameter in actions.SelectMany(action => action.Parameters))
        {
            var source = parameter.BindingInfo?.BindingSource;
            if (source == BindingSource.Query && QueryBinder.ParametersOf(parameter.ParameterType) is { Length: > 0 } parameters)
                Array.ForEach(parameters, property => ParameterParser.Of(property.PropertyType));
            else if (source == BindingSource.Query || source == BindingSource.Header)
                ParameterParser.Of(parameter.ParameterType);
            else if (source == BindingSource.Body)
                JsonBodyReader.Of(parameter.ParameterType);
        }
    }
}
