namespace Todo.Tests.Harness;

/// <summary>Marks a test whose result does not depend on the database: CI excludes it from the second run, on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class DatabaseIndependentAttribute : CategoryAttribute;
