namespace Todo.Application.SignIn;

/// <summary>Creates pseudonyms for addresses, so that the addresses themselves are neither stored nor logged.</summary>
public interface IPseudonymizer
{
    /// <summary>Returns a keyed hash of the text, which reveals nothing without the key.</summary>
    string Pseudonym(string text);
}
