using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Domain;

namespace Todo.Application.Labels;

/// <summary>The signed-in user renames a label on all todos outside the trash.</summary>
public sealed record RenameLabel(string Label, Optional<string> Name) : IRequest<Result<UpdatedCount>>;

internal sealed class RenameLabelValidator : AbstractValidator<RenameLabel>
{
    public RenameLabelValidator() => RuleFor(request => request.Name.Value).Label().OverridePropertyName(nameof(RenameLabel.Name));
}

internal sealed class RenameLabelHandler(LabelEditor editor) : IRequestHandler<RenameLabel, Result<UpdatedCount>>
{
    public Task<Result<UpdatedCount>> Handle(RenameLabel request, CancellationToken cancellationToken) =>
        editor.ChangeAsync(request.Label, labels => labels.Rename(request.Label, request.Name.Value), cancellationToken);
}
