using MediatR;
using Todo.Application.Common;
using Todo.Application.Todos;

namespace Todo.Application.Trash;

/// <summary>The signed-in user deletes everything in the trash for good.</summary>
public sealed record EmptyTrash : IRequest<Result<DeletedCount>>;

internal sealed class EmptyTrashHandler(ITrashRepository trash, IUnitOfWork unitOfWork, ICurrentUser current)
    : IRequestHandler<EmptyTrash, Result<DeletedCount>>
{
    private const int BatchSize = 500;

    /// <summary>In short transactions, so that other writers get their turn between them. Once begun, it is carried to its end.</summary>
    public async Task<Result<DeletedCount>> Handle(EmptyTrash request, CancellationToken cancellationToken)
    {
        long deleted = 0;
        while (true)
        {
            var some = await unitOfWork.ExecuteAsync(
                async ct => await trash.DeleteSomeAsync(current.Id, BatchSize, ct), cancellationToken);
            deleted += some;
            if (some < BatchSize)
                return new DeletedCount(deleted);
            cancellationToken = CancellationToken.None;
        }
    }
}
