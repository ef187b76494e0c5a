namespace Todo.Bench;

/// <summary>A table ready to paste.</summary>
internal static class MarkdownTable
{
    public static void Print(string title, string[] columns, IEnumerable<string[]> rows)
    {
        Console.WriteLine($"\n{title}\n");
        Console.WriteLine($"| {string.Join(" | ", columns)} |");
        Console.WriteLine($"|{string.Concat(columns.Select((_, i) => i == 0 ? " --- |" : " ---: |"))}");
        foreach (var row in rows)
            Console.WriteLine($"| {string.Join(" | ", row)} |");
    }

    /// <summary>Three significant digits, where they mean something.</summary>
    public static string Number(double value) => value switch
    {
        >= 100 => $"{value:N0}",
        >= 10 => $"{value:F1}",
        _ => $"{value:F2}",
    };

    /// <summary>A ratio, and whether it keeps within its target.</summary>
    public static string[] Judge(double ratio, double target) => [$"{ratio:F2}", $"{target:F1}", YesNo(ratio <= target)];

    /// <summary>A failure stands out.</summary>
    public static string YesNo(bool isKept) => isKept ? "yes" : "**no**";
}
