using System.Text;

namespace Todo.Bench.Soak;

/// <summary>Draws the curves of a soak, one small panel each, readable on light and on dark. A dashed line ends the warm-up.</summary>
internal static class SoakChart
{
    private const int Width = 720;
    private const int PanelHeight = 90;
    private const int Left = 8;
    private const int Bottom = 12;
    private const int Top = 24;

    public static string Draw(string title, IReadOnlyList<SoakSample> samples, int warmUpMinutes)
    {
        var height = 24 + (SoakSample.Curves.Count * PanelHeight);
        var svg = new StringBuilder($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img" font-family="sans-serif" font-size="12">
            <title>{title}</title>
            <style>text {"{"} fill: #57606a {"}"} polyline {"{"} fill: none; stroke: #0969da; stroke-width: 1.5 {"}"} line {"{"} stroke: #8c959f; stroke-width: .5 {"}"} @media (prefers-color-scheme: dark) {"{"} text {"{"} fill: #9198a1 {"}"} polyline {"{"} stroke: #4493f8 {"}"} {"}"}</style>
            <text x="{Left}" y="16">{title}</text>

            """);
        for (var i = 0; i < SoakSample.Curves.Count; i++)
            DrawPanel(svg, 24 + (i * PanelHeight), SoakSample.Curves[i].Name, samples, warmUpMinutes, SoakSample.Curves[i].Value);
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>From zero, so that a curve that looks flat is flat.</summary>
    private static void DrawPanel(StringBuilder svg, int y, string name, IReadOnlyList<SoakSample> samples, int warmUpMinutes, Func<SoakSample, double> value)
    {
        var most = Math.Max(samples.Max(value), 1e-9);
        var end = Math.Max(samples[^1].Seconds, 1);
        var points = samples.Select(sample =>
            $"{X(sample.Seconds):F1},{y + PanelHeight - Bottom - (value(sample) / most * (PanelHeight - Bottom - Top)):F1}");
        svg.Append($"<text x=\"{Left}\" y=\"{y + 16}\">{name}: 0 to {MarkdownTable.Number(most)}, {end / 60:F0} minutes</text>\n")
            .Append($"<line x1=\"{Left}\" x2=\"{Width - Left}\" y1=\"{y + PanelHeight - Bottom}\" y2=\"{y + PanelHeight - Bottom}\"/>\n")
            .Append($"<line x1=\"{X(warmUpMinutes * 60):F1}\" x2=\"{X(warmUpMinutes * 60):F1}\" y1=\"{y + Top}\" y2=\"{y + PanelHeight - Bottom}\" stroke-dasharray=\"2\"/>\n")
            .Append($"<polyline points=\"{string.Join(' ', points)}\"/>\n");

        double X(double seconds) => Left + (seconds / end * (Width - (2 * Left)));
    }
}
