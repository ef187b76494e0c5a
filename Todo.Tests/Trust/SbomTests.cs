using System.Diagnostics;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>The bill of materials (CycloneDX) that the build writes.</summary>
[DatabaseIndependent]
internal sealed class SbomTests
{
    private static readonly string[] KindsOfFiles = ["runtime", "native", "runtimeTargets", "resource"];

    [Test]
    public async Task Bill_of_materials_lists_every_package_that_the_program_contains()
    {
        var path = Path.Combine(Path.GetTempPath(), $"sbom-{Guid.NewGuid():N}.json");
        using var build = Process.Start("dotnet", ["msbuild", Repository.PathOf("Todo.WebApi", "Todo.WebApi.csproj"), "-t:Sbom", $"-p:SbomPath={path}", "-v:q", "-nologo"]);
        await build.WaitForExitAsync();
        Assert.That(build.ExitCode, Is.Zero);
        using var bom = JsonDocument.Parse(await File.ReadAllTextAsync(path));
        File.Delete(path);
        var components = bom.RootElement.GetProperty("components").EnumerateArray().ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bom.RootElement.GetProperty("bomFormat").GetString(), Is.EqualTo("CycloneDX"));
            Assert.That(components.Select(component => component.GetProperty("purl").GetString()), Is.EquivalentTo(PackagesWithFiles()));
            Assert.That(components.Select(component => component.GetProperty("hashes")[0].GetProperty("content").GetString()), Is.All.Match("^[0-9a-f]{128}$"));
            Assert.That(components.Select(component => component.GetProperty("licenses")[0].EnumerateObject().Single().Name), Is.All.AnyOf("expression", "license"));
        }
    }

    [Test]
    public async Task Bill_of_materials_is_written_below_obj()
    {
        string[] arguments = ["msbuild", Repository.PathOf("Todo.WebApi", "Todo.WebApi.csproj"), "-getProperty:SbomPath"];
        using var build = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;

        var path = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();

        Assert.That(Path.GetRelativePath(Repository.PathOf("Todo.WebApi"), path.Trim()), Is.EqualTo(Path.Combine("obj", "sbom.cdx.json")));
    }

    private static List<string> PackagesWithFiles()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("Todo.WebApi", "obj", "project.assets.json")));
        return
        [
            .. from library in assets.RootElement.GetProperty("targets").GetProperty("net10.0").EnumerateObject()
            where library.Value.GetProperty("type").ValueEquals("package")
            where KindsOfFiles.Any(kind => HasFile(library.Value, kind))
            select "pkg:nuget/" + library.Name.Replace('/', '@'),
        ];
    }

    /// <summary>A file named <c>_._</c> is a placeholder for no file.</summary>
    private static bool HasFile(JsonElement library, string kind) => library.TryGetProperty(kind, out var files)
        && files.EnumerateObject().Any(file => !file.Name.EndsWith("/_._", StringComparison.Ordinal));
}
