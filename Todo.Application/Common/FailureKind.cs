namespace Todo.Application.Common;

/// <summary>The kind of an expected failure; the Web API maps each kind to an HTTP status.</summary>
public enum FailureKind
{
    /// <summary>The request is not well formed.</summary>
    Malformed,

    /// <summary>The request is well formed but not valid.</summary>
    Invalid,

    /// <summary>The address and password, the refresh token or the assertion are wrong.</summary>
    InvalidCredentials,

    /// <summary>The address and password are right, but signing in takes more.</summary>
    Incomplete,

    /// <summary>The access token of the request is no longer valid.</summary>
    InvalidToken,

    /// <summary>The access token of the request is valid, but does not permit this.</summary>
    Forbidden,

    /// <summary>The resource does not exist or belongs to another user.</summary>
    NotFound,

    /// <summary>What the request refers to is no longer available.</summary>
    Gone,

    /// <summary>The request conflicts with the current state.</summary>
    Conflict,

    /// <summary>The resource has changed since the caller read it.</summary>
    Stale,

    /// <summary>Too many attempts.</summary>
    Throttled,

    /// <summary>The server is temporarily overloaded.</summary>
    Unavailable,

    /// <summary>The server is not set up for this.</summary>
    NotSupported,
}
