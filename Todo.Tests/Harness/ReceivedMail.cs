using System.Text.RegularExpressions;

namespace Todo.Tests.Harness;

/// <summary>A mail as a server or a folder got it.</summary>
/// <param name="From">The command MAIL.</param>
/// <param name="To">The command RCPT.</param>
/// <param name="Data">Headers and body.</param>
/// <param name="IsEncrypted">Whether it came over TLS.</param>
internal sealed partial record ReceivedMail(string From, string To, string Data, bool IsEncrypted)
{
    /// <summary>The headers with their folded lines.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; } =
    [
        .. Unfold(Data).Split("\r\n").Select(line => line.Split(": ", 2)).Select(pair => (pair[0], pair[1])),
    ];

    public string Text => Part("plain");

    public string Html => Part("html");

    /// <summary>The token on its own line, in the text.</summary>
    public string Token => TokenLine().Match(Text).Value.Trim();

    public string Header(string name) => Headers.Single(header => header.Name == name).Value;

    public static ReceivedMail FromFile(string path) => new(string.Empty, string.Empty, File.ReadAllText(path), false);

    private static string Unfold(string data) => Folding().Replace(data[..data.IndexOf("\r\n\r\n", StringComparison.Ordinal)], " ");

    private string Part(string type)
    {
        var boundary = Boundary().Match(Header("Content-Type")).Groups["boundary"].Value;
        var part = Data.Split($"--{boundary}").Single(part => part.Contains($"Content-Type: text/{type}; charset=utf-8\r\n", StringComparison.Ordinal));
        return part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
    }

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex("""boundary="?(?<boundary>[^";]+)"?""")]
    private static partial Regex Boundary();

    [GeneratedRegex("^[A-Za-z0-9_-]{43}\r$", RegexOptions.Multiline)]
    private static partial Regex TokenLine();
}
