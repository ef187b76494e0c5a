namespace Todo.Domain.Todos;

/// <summary>Why a text cannot be a label.</summary>
public enum LabelFault
{
    TooLong,
    Blank,

    /// <summary>Control characters or unpaired surrogates.</summary>
    InvalidCharacters,
}
