namespace Todo.Infrastructure.Database;

/// <summary>
/// Thrown when the database does not respond to a commit, so that its outcome is unknown. It is not retried, because the work could be
/// committed twice. The client gets a 503, and decides whether to retry.
/// </summary>
internal sealed class UnknownOutcomeException(Exception inner) : Exception("The outcome of the commit is unknown.", inner);
