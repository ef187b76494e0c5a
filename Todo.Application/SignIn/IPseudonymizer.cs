namespace Todo.Application.SignIn;

/// <summary>Stands in for an address where the address itself must not be kept.</summary>
public interface IPseudonymizer
{
    /// <summary>A keyed hash: the same for the same text, telling nothing without the key.</summary>
    string Pseudonym(string text);
}
