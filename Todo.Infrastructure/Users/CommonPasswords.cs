using System.Collections.Frozen;
using Todo.Application.Users;

namespace Todo.Infrastructure.Users;

/// <summary>The list of zxcvbn, as far as its passwords have eight characters or more.</summary>
internal sealed class CommonPasswords : ICommonPasswords
{
    private readonly Lazy<FrozenSet<string>> _passwords = new(Load);

    public bool Contains(string password) => _passwords.Value.Contains(password);

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var passwords = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            // The notice at the top.
            if (line != "#" && !line.StartsWith("# ", StringComparison.Ordinal))
                passwords.Add(line);
        }
        return passwords.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
