namespace Todo.Application.Common;

/// <summary>The kinds of <see cref="Credential"/>.</summary>
public enum CredentialKind
{
    /// <summary>The session of an access token.</summary>
    Session,

    /// <summary>A personal token.</summary>
    PersonalToken,
}
