using System.Diagnostics;
using Newtonsoft.Json;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>A C# client that NSwag generates from the committed document.</summary>
internal sealed class CSharpClientTests
{
    /// <summary>Built outside the repository, because users do not have its settings and analyzers.</summary>
    private static readonly string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <UseAppHost>false</UseAppHost>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="Newtonsoft.Json" HintPath="{typeof(JsonConvert).Assembly.Location}" />
          </ItemGroup>
        </Project>
        """;

    [Test]
    public async Task A_client_of_NSwag_compiles_signs_in_and_drives_a_session()
    {
        var folder = Directory.CreateTempSubdirectory("todo-nswag");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Client.csproj"), Project);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Generated.cs"), await GenerateAsync());
            File.Copy(Repository.PathOf("Todo.Tests", "csharp", "Program.cs"), Path.Combine(folder.FullName, "Program.cs"));

            await RunAsync(folder.FullName, "build", "--output", "out", "--nodereuse:false", "-p:UseSharedCompilation=false");
            var output = await RunAsync(folder.FullName, Path.Combine("out", "Client.dll"), SharedServer.Instance.Http.BaseAddress!.OriginalString);

            Assert.That(output, Does.EndWith("done\n"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> GenerateAsync()
    {
        var document = await OpenApiDocument.FromFileAsync(ApiDocument.CommittedPath);
        var settings = new CSharpClientGeneratorSettings { ClassName = "TodoClient", GenerateOptionalParameters = true };
        settings.CSharpGeneratorSettings.Namespace = "Generated";
        settings.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
        settings.CSharpGeneratorSettings.GenerateOptionalPropertiesAsNullable = true;
        return new CSharpClientGenerator(document, settings).GenerateFile();
    }

    private static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{await output}\n{await error}");
        return await output;
    }
}
