using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Todos;

/// <summary>The dates of a recurring todo after its due date.</summary>
public sealed record ListOccurrences(long Id, int? Limit) : IRequest<Result<DateOnly[]>>
{
    public const int MaxLimit = 100;
    public const int DefaultLimit = 10;
}

internal sealed class ListOccurrencesValidator : AbstractValidator<ListOccurrences>
{
    public ListOccurrencesValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, ListOccurrences.MaxLimit)
        .WithError(ErrorCodes.OutOfRange, $"Must be between 1 and {ListOccurrences.MaxLimit}.");
}

internal sealed class ListOccurrencesHandler(ITodoRepository todos, ICurrentUser current)
    : IRequestHandler<ListOccurrences, Result<DateOnly[]>>
{
    public async Task<Result<DateOnly[]>> Handle(ListOccurrences request, CancellationToken cancellationToken)
    {
        var found = await todos.FindAsync(request.Id, current.Id, cancellationToken);
        return found.Map<DateOnly[]>(todo => todo is { Series: { } series, Due: { } due }
            ? [.. series.After(due.Date).Take(request.Limit ?? ListOccurrences.DefaultLimit)]
            : []);
    }
}
