namespace Todo.Application.Common;

/// <summary>What a request is authenticated by: once it has ended, the token of the request is not valid.</summary>
public readonly record struct Credential(CredentialKind Kind, long Id);
