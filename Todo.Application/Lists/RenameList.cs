using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Domain;
using Todo.Domain.Lists;

namespace Todo.Application.Lists;

/// <summary>A merge patch (RFC 7396) of a list; a name that is left out stays as it is.</summary>
public sealed record RenameList(long Id, Optional<string> Name, VersionCondition? Condition) : IRequest<Result<ListResponse>>;

internal sealed class RenameListValidator : AbstractValidator<RenameList>
{
    public RenameListValidator() =>
        RuleFor(request => request.Name.Value).OptionalText(TodoList.MaxNameLength).OverridePropertyName(nameof(RenameList.Name));
}

internal sealed class RenameListHandler(ListEditor editor, IListRepository lists, TimeProvider clock)
    : IRequestHandler<RenameList, Result<ListResponse>>
{
    public Task<Result<ListResponse>> Handle(RenameList request, CancellationToken cancellationToken) => editor.ChangeAsync(
        request.Id,
        request.Condition,
        async (list, ct) =>
        {
            if (!request.Name.IsSet)
                return null;
            list.Rename(request.Name.Value, clock.Now());
            await lists.SaveAsync(list, ct);
            return null;
        },
        cancellationToken);
}
