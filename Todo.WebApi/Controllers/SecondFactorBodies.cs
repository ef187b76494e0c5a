using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>The confirmation that the user wants a second factor.</summary>
/// <param name="Password" example="correct horse battery">The current password.</param>
public sealed record BeginTotpBody(Optional<string> Password)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(BeginTotpBody);
}

/// <summary>The first code.</summary>
/// <param name="Code" example="123456">The code that the app displays.</param>
public sealed record ConfirmTotpBody(Optional<string> Code)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(ConfirmTotpBody);
}

/// <summary>The confirmation by both factors.</summary>
/// <param name="Password" example="correct horse battery">The current password.</param>
/// <param name="Code" example="123456">The code that the app displays.</param>
public sealed record RenewRecoveryCodesBody(Optional<string> Password, Optional<string> Code)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(RenewRecoveryCodesBody);
}

/// <summary>The confirmation by both factors.</summary>
/// <param name="Password" example="correct horse battery">The current password.</param>
/// <param name="Code" example="123456">The code that the app displays, or a recovery code.</param>
public sealed record DisableTotpBody(Optional<string> Password, Optional<string> Code)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(DisableTotpBody);
}
