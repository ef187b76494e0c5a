using Microsoft.Extensions.Options;
using Todo.Application.Sessions;
using Todo.Domain;
using Todo.Domain.Sessions;
using Todo.Domain.Users;

namespace Todo.Application.SignIn;

/// <summary>A session that has just started, with its first tokens.</summary>
internal sealed record StartedSession(Session Session, TokenResponse Tokens);

/// <summary>Starts the session of a user who has been authenticated.</summary>
internal sealed class SessionStart(
    ISessionRepository sessions, SessionTokens tokens, TimeProvider clock, IOptions<SessionLifetimeOptions> options)
{
    private const string DefaultClientId = "todo";

    /// <summary>Part of the unit of work in which it is called, which has locked the user.</summary>
    public async Task<StartedSession> StartAsync(User user, string? clientId, string? userAgent, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var client = string.IsNullOrWhiteSpace(clientId) ? DefaultClientId : clientId;
        var session = Session.Start(user.Id, client, userAgent, now, options.Value.Lifetime);
        await sessions.RevokeSurplusAsync(user.Id, Session.MaxPerUser - 1, now, cancellationToken);
        await sessions.AddAsync(session, cancellationToken);
        return new(session, await tokens.IssueAsync(session, parentId: null, now, cancellationToken));
    }
}
