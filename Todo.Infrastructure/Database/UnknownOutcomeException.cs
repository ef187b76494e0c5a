namespace Todo.Infrastructure.Database;

/// <summary>
/// The database did not answer to a commit: it may have happened or not. Not a fault to try again after: what was committed would be
/// done twice. The caller is told that the service is unavailable, and knows best whether to ask again.
/// </summary>
internal sealed class UnknownOutcomeException(Exception inner) : Exception("The outcome of the commit is unknown.", inner);
