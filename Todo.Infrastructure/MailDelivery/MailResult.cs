namespace Todo.Infrastructure.MailDelivery;

/// <summary>What became of a try.</summary>
/// <param name="Error">One of <see cref="MailErrors"/>; null if the mail was sent.</param>
/// <param name="Reply">The code of the SMTP server's reply that refused it; null if there is none.</param>
/// <param name="Detail">More for the operator, without any address.</param>
internal sealed record MailResult(string? Error, int? Reply = null, string? Detail = null)
{
    public static readonly MailResult Sent = new((string?)null);

    public bool IsSent => Error is null;

    /// <summary>Whether another try would fail too.</summary>
    public bool IsFinal => Error is null or MailErrors.Rejected or MailErrors.InvalidAddress or MailErrors.Expired;

    /// <summary>Whether an operator has to act.</summary>
    public bool IsMisconfiguration => Error is MailErrors.SessionRefused or MailErrors.Tls or MailErrors.Protocol or MailErrors.Folder;

    /// <summary>Whether nothing was sent, by a fault of this server that ends when an operator restores the key.</summary>
    public bool IsUnsent => Error == MailErrors.TokenUnreadable;

    public override string ToString() => $"{Error}{(Reply is { } reply ? $" ({reply})" : string.Empty)}{(Detail is null ? string.Empty : $": {Detail}")}";
}
