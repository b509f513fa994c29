using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MediaFunctions.Tests.Docs.Shell;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>
/// JavaScript of the pages runs against the local pipeline, in Node, as a module: <c>snippets.mjs</c> says of each what stands
/// around it (a page's file input, what it shows), and what must have come of it.
/// </summary>
[Collection(LocalPipelineCollection.Name)]
public sealed class JavaScriptSpecs(LocalPipelineFixture pipeline)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static TheoryData<string> All => Pages.Places("js");

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_runs_and_does_what_the_page_says(string place)
    {
        var block = Pages.At(place);
        var start = new ProcessStartInfo("node", [Repo.File("tests", "Docs", "snippets.mjs")])
        {
            WorkingDirectory = Repo.File("tests", "Docs"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var number = Pages.Of(block.Page).Blocks.Where(other => other.Language == "js").ToList().IndexOf(block) + 1;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new
        {
            name = $"{block.Page} {number}",
            code = block.Text,
            api = pipeline.Environment["api"],
            key = pipeline.Environment["key"],
        }));
        node.StandardInput.Close();
        var said = new StringBuilder();
        node.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        node.BeginOutputReadLine();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync().WaitAsync(Patience);

        Assert.True(node.ExitCode == 0, $"{place}: {said}{await errors}");
        Assert.Equal("done", said.ToString().Trim());
    }
}
