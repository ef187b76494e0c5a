using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Todos;

namespace Todo.Infrastructure.Todos;

/// <summary>Registers the services of this folder.</summary>
internal static class TodosRegistration
{
    public static void AddTodos(this IServiceCollection services)
    {
        services.AddScoped<ITodoRepository, TodoRepository>();
        services.AddSingleton<TodoStatements>();
    }
}
