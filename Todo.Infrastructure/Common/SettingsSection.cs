namespace Todo.Infrastructure.Common;

/// <summary>A configuration section and the options that are bound to it. Several options may share a section.</summary>
public sealed record SettingsSection(string Name, Type Options);
