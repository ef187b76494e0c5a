using Todo.Application.Common;

namespace Todo.WebApi.Binding;

/// <summary>What the binders found wrong with the members of a request, by the names that the client uses.</summary>
internal sealed class MemberErrors
{
    private readonly Dictionary<string, IReadOnlyList<MemberError>> _errors = [];

    /// <summary>The errors of the request; null if there are none.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<MemberError>>? Of(HttpContext context) =>
        context.Features.Get<MemberErrors>()?._errors;

    public static void Add(HttpContext context, string member, MemberError error)
    {
        if (context.Features.Get<MemberErrors>() is not { } errors)
            context.Features.Set(errors = new());
        errors._errors[member] = [error];
    }
}
