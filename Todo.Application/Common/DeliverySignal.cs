namespace Todo.Application.Common;

/// <summary>Wakes the delivery of webhooks.</summary>
public sealed class DeliverySignal : Signal;
