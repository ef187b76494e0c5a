namespace Todo.Application.Common;

/// <summary>An error of one member of a request.</summary>
/// <param name="Code">One of <see cref="Validation.ErrorCodes"/>: a stable code that a front end can translate.</param>
/// <param name="Message">A human-readable explanation.</param>
public sealed record MemberError(string Code, string Message);
