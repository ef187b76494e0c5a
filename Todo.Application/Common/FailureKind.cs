namespace Todo.Application.Common;

/// <summary>The kind of an expected failure; the Web API gives each kind its status.</summary>
public enum FailureKind
{
    /// <summary>The request is not well formed.</summary>
    Malformed,

    /// <summary>The request is well formed but not valid.</summary>
    Invalid,

    /// <summary>The address and password, or the refresh token, are wrong.</summary>
    InvalidCredentials,

    /// <summary>The access token of the request is no longer valid.</summary>
    InvalidToken,

    /// <summary>The access token of the request is valid, but does not permit this.</summary>
    Forbidden,

    /// <summary>The thing does not exist, or is not the caller's.</summary>
    NotFound,

    /// <summary>The request contradicts what is there.</summary>
    Conflict,

    /// <summary>The thing has changed since the caller read it.</summary>
    Stale,

    /// <summary>Too many attempts.</summary>
    Throttled,

    /// <summary>The server has too much to do at the moment.</summary>
    Unavailable,
}
