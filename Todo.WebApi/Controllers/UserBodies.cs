using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>Who wants an account.</summary>
/// <param name="Name" example="Ada Lovelace">The name to show.</param>
/// <param name="Email" example="ada@example.com">The address to sign in with; white space around it and letter case do not matter.</param>
/// <param name="Password" example="correct horse battery">8 to 128 characters, not a well-known password, not the address.</param>
public sealed record RegisterBody(Optional<string> Name, Optional<string> Email, Optional<string> Password)
{
    /// <summary>Without the members: the framework can be made to log what actions are called with.</summary>
    public override string ToString() => nameof(RegisterBody);
}

/// <summary>Another name.</summary>
/// <param name="Name" example="Ada King">The name to show.</param>
public sealed record RenameBody(Optional<string> Name);

/// <summary>Another password.</summary>
/// <param name="CurrentPassword" example="correct horse battery">The password as it is.</param>
/// <param name="Password" example="staple battery horse">The password as it shall be.</param>
public sealed record ChangePasswordBody(Optional<string> CurrentPassword, Optional<string> Password)
{
    /// <summary>Without the members: the framework can be made to log what actions are called with.</summary>
    public override string ToString() => nameof(ChangePasswordBody);
}

/// <summary>The confirmation that the account shall go.</summary>
/// <param name="Password" example="correct horse battery">The current password.</param>
public sealed record DeleteUserBody(Optional<string> Password)
{
    /// <summary>Without the members: the framework can be made to log what actions are called with.</summary>
    public override string ToString() => nameof(DeleteUserBody);
}
