namespace Todo.Application.SignIn;

/// <summary>Makes pseudonyms for addresses, which must not be stored or logged themselves.</summary>
public interface IPseudonymizer
{
    /// <summary>A keyed hash of the text, which reveals nothing without the key.</summary>
    string Pseudonym(string text);
}
