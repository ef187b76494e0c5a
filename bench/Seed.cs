using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Todo.Bench;

/// <summary>How much there is in a database. The todos of a user lie scattered among those of the others.</summary>
internal sealed record DatabaseShape(int Users, int TodosPerUser)
{
    /// <summary>A todo of that user: not of all the same age.</summary>
    public long TodoOf(int user) => user + ((long)Users * (user * 37 % TodosPerUser));
}

/// <summary>What databases are filled with, by SQL, since a million requests would take long.</summary>
internal static class Seed
{
    public const string Password = "correct horse battery 9";

    /// <summary>Between the positions of two todos, as the program leaves it.</summary>
    public const long Gap = 1L << 20;

    /// <summary>As many sort keys has a day of due dates; the last is that of the day itself.</summary>
    public const long DueKeysOfDay = (24 * 60) + 1;

    /// <summary>The sort key of a date without a time, of which every second todo has one within a year; the others have the label "home".</summary>
    public const long FirstDue = (22_000 * DueKeysOfDay) + DueKeysOfDay - 1;

    /// <summary>The refresh token with which that user goes on.</summary>
    public static string RefreshToken(long user) => $"refresh-token-of-person-{user}";

    public static string Email(long user) => $"person{user}@example.com";

    /// <summary>As the program itself makes it, with its default of rounds.</summary>
    public static string HashOfPassword() =>
        new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 220_000 })).HashPassword(new(), Password);
}
