namespace Todo.Application.Labels;

/// <summary>The labels of users, as their todos outside the trash have them.</summary>
public interface ILabelRepository
{
    /// <summary>All spellings of the labels of a user, each with the number of its open todos.</summary>
    ValueTask<IReadOnlyList<LabelSpelling>> ListAsync(long userId, CancellationToken cancellationToken);
}

/// <summary>A label as it is spelled.</summary>
/// <param name="Folded">The label with its letter case folded: the same for all spellings.</param>
/// <param name="Name">The label as written.</param>
/// <param name="WrittenSeq">The number of the transaction that last wrote it so.</param>
/// <param name="OpenCount">The number of open todos that have it so.</param>
public sealed record LabelSpelling(string Folded, string Name, long WrittenSeq, long OpenCount);
