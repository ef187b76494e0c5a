using System.Text;

namespace Todo.WebApi.App;

/// <summary>
/// Modules as browsers get them: without the lines that are only comments, which are a quarter of the page's weight. The lines stay, empty, so
/// that an error names the line of the file in the repository.
/// </summary>
internal static class ModuleText
{
    public static byte[] WithoutComments(byte[] module)
    {
        var lines = Encoding.UTF8.GetString(module).Split('\n');
        var isInside = false;
        for (var i = 0; i < lines.Length; i++)
            (lines[i], isInside) = WithoutComment(lines[i], isInside);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    /// <param name="line">A line of the module.</param>
    /// <param name="isInside">Whether a comment goes on in it.</param>
    private static (string Line, bool IsInside) WithoutComment(string line, bool isInside)
    {
        var text = line.AsSpan().TrimStart();
        if (!isInside && text.StartsWith("//"))
            return (string.Empty, false);
        if (!isInside && !text.StartsWith("/*"))
            return (line, false);
        var end = line.IndexOf("*/", StringComparison.Ordinal);
        if (end < 0)
            return (string.Empty, true);
        // What follows a comment on its line says what it is about: both stay.
        return (string.IsNullOrWhiteSpace(line[(end + 2)..]) ? string.Empty : isInside ? line[(end + 2)..] : line, false);
    }
}
