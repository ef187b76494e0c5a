using Todo.Application.Common;

namespace Todo.Application.Mails;

/// <summary>Wakes the delivery of mails.</summary>
public sealed class MailSignal : Signal;
