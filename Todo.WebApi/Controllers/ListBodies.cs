using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>A new list.</summary>
/// <param name="Name" example="Groceries">The name; several lists can have the same.</param>
public sealed record CreateListBody(Optional<string> Name);

/// <summary>The members of a list to change (RFC 7396).</summary>
/// <param name="Name" example="Shopping">The name; several lists can have the same.</param>
public sealed record PatchListBody(Optional<string> Name);

/// <summary>A new name for a label.</summary>
/// <param name="Name" example="household">1 to 50 UTF-16 units, without control characters.</param>
public sealed record RenameLabelBody(Optional<string> Name);
