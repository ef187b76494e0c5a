namespace Todo.WebApi.Telemetry;

/// <summary>The operation leaves no line in the request log: orchestrators ask every few seconds, and would hide the rest.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnloggedAttribute : Attribute;
