namespace Todo.Tests.Harness;

/// <summary>The test checks the same whatever the database is: CI leaves its category out of the second run, on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class DatabaseIndependentAttribute : CategoryAttribute;
