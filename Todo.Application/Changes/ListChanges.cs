using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Application.Lists;
using Todo.Application.Todos;
using Todo.Domain;

namespace Todo.Application.Changes;

/// <summary>What has changed of the signed-in user's lists and todos since a cursor; without a cursor, all that is there.</summary>
public sealed record ListChanges(string? Since, int? Limit) : IRequest<Result<ChangesResponse>>
{
    public const int MaxLimit = 1_000;
    public const int DefaultLimit = 500;
}

internal sealed class ListChangesValidator : AbstractValidator<ListChanges>
{
    public ListChangesValidator(ICurrentUser current)
    {
        RuleFor(request => request.Limit).InclusiveBetween(1, ListChanges.MaxLimit)
            .WithError(ErrorCodes.OutOfRange, $"Must be between 1 and {ListChanges.MaxLimit}.");
        RuleFor(request => request.Since).ChangeCursor(current);
    }
}

internal sealed class ListChangesHandler(
    IChangeRepository changes, ICurrentUser current, IMapper mapper, TimeProvider clock, IOptions<LimitsOptions> limits)
    : IRequestHandler<ListChanges, Result<ChangesResponse>>
{
    public async Task<Result<ChangesResponse>> Handle(ListChanges request, CancellationToken cancellationToken)
    {
        if (await changes.FindLastNumberAsync(current.Id, cancellationToken) is not { } last)
            return Failure.InvalidToken;
        var now = clock.Now();
        var cursor = request.Since is { } since && ChangeCursor.TryParse(since, current.Id, out var known)
            ? known
            : ChangeCursor.Begin(current.Id, last, now);
        if (cursor.HasExpired(last, limits.Value.TombstoneDays, now))
            return ChangeFailures.Expired;
        if (cursor.Key == ChangeKey.EndOf(last))
            return Respond(cursor, new([], false, 0), last, now);
        var slice = await changes.ListAsync(
            current.Id, cursor.Key, cursor.DeletedKey, last, request.Limit ?? ListChanges.DefaultLimit, cancellationToken);
        if (slice.Forgotten > cursor.DeletedKey.Covered)
            return ChangeFailures.Expired;
        return Respond(cursor, slice, last, now);
    }

    private ChangesResponse Respond(ChangeCursor cursor, ChangeSlice slice, long last, DateTimeOffset now)
    {
        var next = cursor.MoveTo(slice.HasMore ? slice.Items[^1].Key : ChangeKey.EndOf(last), now);
        return new ChangesResponse(
            [.. slice.Items.OfType<ChangedList>().Select(change => mapper.Map<ListResponse>(change.List))],
            [.. slice.Items.OfType<ChangedTodo>().Select(change => mapper.Map<TodoResponse>(change.Todo))],
            [.. slice.Items.OfType<Deletion>().Select(Map)],
            next.ToString(),
            slice.HasMore);
    }

    private static DeletedThing Map(Deletion deletion) => new(
        deletion.Key.Type == ThingType.List ? DeletedThing.List : DeletedThing.Todo, deletion.Key.Id, deletion.DeletedAt);
}
