using MediatR;
using Todo.Application.Common;
using Todo.Application.Todos;

namespace Todo.Application.Trash;

/// <summary>The signed-in user deletes everything in the trash for good.</summary>
public sealed record EmptyTrash : IRequest<Result<DeletedCount>>;

internal sealed class EmptyTrashHandler(ITrashRepository trash, Batches batches, ICurrentUser current)
    : IRequestHandler<EmptyTrash, Result<DeletedCount>>
{
    private const int BatchSize = 500;

    public async Task<Result<DeletedCount>> Handle(EmptyTrash request, CancellationToken cancellationToken)
    {
        var deleted = await batches.RunAsync(Unit.Value, (_, ct) => DeleteSomeAsync(ct), cancellationToken);
        return deleted.Map(count => new DeletedCount(count));
    }

    private async Task<Result<Batch<Unit>>> DeleteSomeAsync(CancellationToken cancellationToken)
    {
        var deleted = await trash.DeleteSomeAsync(current.Id, BatchSize, cancellationToken);
        return new Batch<Unit>(deleted, deleted < BatchSize ? null : Unit.Value);
    }
}
