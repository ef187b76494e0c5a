using System.Text;
using System.Text.Json;
using Todo.Tests.Harness;
using Todo.WebApi.App;

namespace Todo.Tests.App;

/// <summary>Modules without their comments.</summary>
[DatabaseIndependent]
internal sealed class ModuleTextTests
{
    [TestCase("// one\na();", "\na();")]
    [TestCase("  // one\na(); // two", "\na(); // two")]
    [TestCase("/** one */\na();", "\na();")]
    [TestCase("/**\n * one\n */\na();", "\n\n\na();")]
    [TestCase("/* one\n two */ a();", "\n a();")]
    [TestCase("  /** @type {X} */ (a).b();", "  /** @type {X} */ (a).b();")]
    [TestCase("a('//');\nb(/\\/*/);", "a('//');\nb(/\\/*/);")]
    public void Lines_that_are_only_comments_become_empty(string module, string served) =>
        Assert.That(Encoding.UTF8.GetString(ModuleText.WithoutComments(Encoding.UTF8.GetBytes(module))), Is.EqualTo(served));

    [Test]
    public async Task No_module_loses_anything_but_comments()
    {
        var folder = Repository.PathOf("Todo.WebApi", "wwwroot", "app");
        var modules = Directory.EnumerateFiles(folder, "*.js", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file),
            file => new[] { File.ReadAllText(file), Encoding.UTF8.GetString(ModuleText.WithoutComments(File.ReadAllBytes(file))) });

        var result = await NodeTool.RunScriptAsync("same-code.mjs", JsonSerializer.Serialize(modules));

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output.Trim(), Is.EqualTo($"{modules.Count} modules"));
    }
}
