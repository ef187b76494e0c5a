using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Labels;

/// <summary>The labels of the signed-in user, in the order of their names without regard to case.</summary>
public sealed record ListLabels : IRequest<Result<LabelResponse[]>>;

/// <summary>A label.</summary>
/// <param name="Name" example="home">The label, spelled as last written.</param>
/// <param name="OpenCount" example="3">The number of open todos with the label.</param>
public sealed record LabelResponse(string Name, long OpenCount);

internal sealed class ListLabelsHandler(ILabelRepository labels, ICurrentUser current)
    : IRequestHandler<ListLabels, Result<LabelResponse[]>>
{
    public async Task<Result<LabelResponse[]>> Handle(ListLabels request, CancellationToken cancellationToken)
    {
        var spellings = await labels.ListAsync(current.Id, cancellationToken);
        return spellings
            .GroupBy(spelling => spelling.Folded)
            .OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => new LabelResponse(
                label.MaxBy(spelling => spelling.WrittenSeq)!.Name, label.Sum(spelling => spelling.OpenCount)))
            .ToArray();
    }
}
