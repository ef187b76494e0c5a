using Todo.Application.Common;

namespace Todo.Tests.Harness;

/// <summary>Work outside a request.</summary>
internal sealed class NoClient : ICurrentClient
{
    public object? Key => null;
}
