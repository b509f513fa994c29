using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>C# of the pages is compiled against the client, each piece as the body of a method in a program that has the rest.</summary>
public sealed class CSharpSpecs
{
    private const string Given = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using MediaFunctions.Client;
        using Microsoft.Extensions.DependencyInjection;

        internal static class Program
        {
            private static readonly MediaFunctionsClient media = null!;
            private static readonly string key = null!;
            private static readonly IServiceCollection services = null!;
            private static readonly Tokens tokens = null!;
            private static readonly IProgress<long> progress = null!;
            private static readonly CancellationToken cancellationToken;

            private static async Task RunAsync()
            {
                await Task.CompletedTask;
        #line {LINE} "{PAGE}"
        {SNIPPET}
        #line default
            }
        }

        internal sealed class Tokens
        {
            public ValueTask<string> FetchAsync(CancellationToken cancellationToken) => default;
        }

        internal sealed class CheckpointFile(string path) : IProgress<UploadCheckpoint>
        {
            public UploadCheckpoint? Read() => UploadCheckpoint.Parse(File.ReadAllText(path));

            public void Report(UploadCheckpoint value) => File.WriteAllText(path, value.ToJson());
        }
        """;

    // What the tests themselves run with: the framework, and the client with what it needs.
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':').Select(path => MetadataReference.CreateFromFile(path))];

    public static TheoryData<string> All => Pages.Places("csharp");

    [Theory]
    [MemberData(nameof(All))]
    public void It_compiles(string place) => Assert.Empty(Mistakes(Pages.At(place)));

    [Fact]
    public void A_member_that_the_client_lacks_is_found()
    {
        var mistakes = Mistakes(new Block("docs/x.md", 7, "csharp", "", "await media.UploadEverythingAsync();"));

        Assert.Contains("docs/x.md(7,", Assert.Single(mistakes), StringComparison.Ordinal);
    }

    private static List<string> Mistakes(Block block)
    {
        var source = Given.Replace("{LINE}", $"{block.Line}", StringComparison.Ordinal)
            .Replace("{PAGE}", block.Page, StringComparison.Ordinal).Replace("{SNIPPET}", block.Text, StringComparison.Ordinal);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("snippet", [CSharpSyntaxTree.ParseText(source)], References, options);
        return [.. compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error || found.Id.StartsWith("CS86", StringComparison.Ordinal))
            .Select(found => found.ToString())];
    }
}
