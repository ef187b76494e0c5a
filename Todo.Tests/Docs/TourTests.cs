using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>Runs the tour in README.md and the examples in docs/api.md: every command prints the output on the page.</summary>
[DatabaseIndependent]
internal sealed partial class TourTests
{
    private const string Address = "http://localhost:8000";
    private const string Prompt = "$ ";

    /// <summary>Where the mails are in development.</summary>
    private const string MailFolder = "Todo.WebApi/App_Data/mail";

    private const string LeftOut = "…";

    /// <summary>Printed before each command, to separate the outputs.</summary>
    private const char Separator = '\u001e';

    [Test]
    public Task Every_command_in_the_tour_prints_the_output_on_the_page() =>
        AssertPrintsWhatIsShownAsync(MarkdownFile.BlocksOf(MarkdownFile.Readme.Section("A two-minute tour"), "console"));

    [Test]
    public Task Every_command_in_the_guide_prints_the_output_on_the_page() =>
        AssertPrintsWhatIsShownAsync(new MarkdownFile(Repository.PathOf("docs", "api.md")).Blocks("console"));

    private static async Task AssertPrintsWhatIsShownAsync(IEnumerable<string> blocks)
    {
        var steps = Steps(blocks);
        using var database = new TestDatabase();
        var mails = Path.Combine(database.Folder, "mail");
        await using var server = await TodoServer.StartOnAsync(database, $"--Mail:Folder={mails}");
        var address = server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var script = string.Concat(steps.Select(step => $"printf '\\036'\n{step.Command}\n"))
            .Replace(Address, address, StringComparison.Ordinal)
            .Replace(MailFolder, mails, StringComparison.Ordinal);

        var outputs = (await RunAsync(script)).Replace(address, Address, StringComparison.Ordinal).Split(Separator)[1..];

        Assert.That(outputs, Has.Length.EqualTo(steps.Count));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (step, output) in steps.Zip(outputs))
                AssertShown(step, LinesOf(output));
        }
    }

    private static void AssertShown(Step step, string[] printed)
    {
        var shown = LinesOf(step.Output);
        if (shown.Contains(LeftOut))
            Assert.That(shown.Where(line => line != LeftOut && !printed.Any(one => IsShownAs(line, one))), Is.Empty, $"{step.Command}\n{string.Join('\n', printed)}");
        else
            Assert.That(printed, Is.EqualTo(shown).Using<string, string>((one, line) => IsShownAs(line, one)), step.Command);
    }

    /// <summary>Within a line, the mark stands for members that the page omits.</summary>
    private static bool IsShownAs(string shown, string printed) =>
        Regex.IsMatch(printed, $"^{string.Join(".+", shown.Split(LeftOut).Select(Regex.Escape))}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Returns the lines without the parts that differ between runs.</summary>
    private static string[] LinesOf(string output) =>
        [.. Volatile().Replace(output.Replace("\r", string.Empty, StringComparison.Ordinal), "<$1$2$3$4$5>").Split('\n').Where(line => line.Length > 0)];

    private static List<Step> Steps(IEnumerable<string> blocks)
    {
        var steps = new List<Step>();
        foreach (var line in blocks.SelectMany(block => block.Split('\n')))
        {
            if (line.StartsWith(Prompt, StringComparison.Ordinal))
                steps.Add(new(line[Prompt.Length..], string.Empty));
            else
                steps[^1] = steps[^1] with { Output = steps[^1].Output + line + "\n" };
        }
        Assert.That(steps, Is.Not.Empty, "The page contains no commands.");
        return steps;
    }

    private static async Task<string> RunAsync(string script)
    {
        if ((await BashAsync("curl --help all | grep -q -e --json")).ExitCode != 0)
            Skip.ForWantOf("bash, and curl 7.82 or newer");
        var result = await BashAsync(script);
        Assert.That(result.Error, Is.Empty);
        return result.Output;
    }

    private static async Task<ToolResult> BashAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["NO_PROXY"] = "*" },
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new(process.ExitCode, await output, await error);
        }
        catch (Win32Exception)
        {
            return new(-1, string.Empty, string.Empty);
        }
    }

    [GeneratedRegex("""(?<="(access_token|refresh_token|trace_id)":")[^"]*|(?<=(ETag): ")[0-9a-f]+|\d{4}-\d\d-\d\d(T)[\d:.]+Z|(?<=&(after)=)[^&>]+|(?<=(Date): ).*""")]
    private static partial Regex Volatile();

    private sealed record Step(string Command, string Output);
}
