using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Todo.Application.Changes;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Events;

/// <summary>Opens a stream of what changes of the signed-in user's lists and todos from now on, or since a cursor.</summary>
public sealed record FollowChanges(string? LastEventId, string? Since) : IRequest<Result<EventFeed>>;

internal sealed class FollowChangesValidator : AbstractValidator<FollowChanges>
{
    public FollowChangesValidator(ICurrentUser current)
    {
        RuleFor(request => request.LastEventId).ChangeCursor(current);
        RuleFor(request => request.Since).ChangeCursor(current);
    }
}

internal sealed class FollowChangesHandler(
    IChangeRepository changes, IEventStreams streams, ICurrentUser current, IDatabaseFaults faults, TimeProvider clock,
    IOptions<LimitsOptions> limits)
    : IRequestHandler<FollowChanges, Result<EventFeed>>
{
    public async Task<Result<EventFeed>> Handle(FollowChanges request, CancellationToken cancellationToken)
    {
        if (await changes.FindLastNumberAsync(current.Id, cancellationToken) is not { } last)
            return Failure.InvalidToken;
        var now = clock.Now();
        var cursor = ChangeCursor.Begin(current.Id, last, now).MoveTo(ChangeKey.EndOf(last), now);
        if ((request.LastEventId ?? request.Since) is { } since && ChangeCursor.TryParse(since, current.Id, out var known))
        {
            if (known.HasExpired(last, limits.Value.TombstoneDays, now)
                || await changes.FindForgottenNumberAsync(current.Id, cancellationToken) > known.DeletedKey.Covered)
            {
                return ChangeFailures.Expired;
            }
            cursor = known;
        }
        if (!streams.TryOpen(current, out var subscription, out var failure))
            return failure;
        return new EventFeed(changes, subscription, faults, clock, cursor);
    }
}
