using System.Reflection;

namespace Todo.Tests.Harness;

#pragma warning disable CA1852 // The proxy derives from it.
/// <summary>A port whose methods all throw.</summary>
internal class FailingPort<T> : DispatchProxy
    where T : class
{
    private Exception? _exception;

    public static T With(Exception exception)
    {
        var port = Create<T, FailingPort<T>>();
        ((FailingPort<T>)(object)port)._exception = exception;
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw _exception!;
}
