using MediatR;
using Todo.Application.Common;
using Todo.Application.Todos;

namespace Todo.Application.Labels;

/// <summary>The signed-in user removes a label from all todos outside the trash.</summary>
public sealed record DeleteLabel(string Label) : IRequest<Result<UpdatedCount>>;

internal sealed class DeleteLabelHandler(LabelEditor editor) : IRequestHandler<DeleteLabel, Result<UpdatedCount>>
{
    public Task<Result<UpdatedCount>> Handle(DeleteLabel request, CancellationToken cancellationToken) =>
        editor.ChangeAsync(request.Label, labels => labels.Without(request.Label), cancellationToken);
}
