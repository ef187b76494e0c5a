namespace Todo.WebApi.Telemetry;

/// <summary>Excludes the operation from the request log: health checks every few seconds would hide other requests.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnloggedAttribute : Attribute;
