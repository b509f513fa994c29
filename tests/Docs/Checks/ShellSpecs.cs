using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using MediaFunctions.Tests.Docs.Shell;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>
/// Commands of the pages are run in a shell, in the page's order: against the local pipeline what is of this repository
/// (curl, ./run), by a stand-in that holds them to their documentation what needs a cloud.
/// </summary>
[SupportedOSPlatform("linux")]
[Collection(LocalPipelineCollection.Name)]
public sealed class ShellSpecs(LocalPipelineFixture pipeline)
{
    public static TheoryData<string> All => [.. LocalPipelineFixture.PagesWithCommands];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_command_of_the_page_works(string page)
    {
        var run = await pipeline.RunAsync(page);

        Assert.True(run.Status == 0, run.Said);
        Assert.Empty(run.Calls.SelectMany(Judge.Mistakes));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_answer_that_the_page_shows_is_the_real_one_or_has_its_members(string page)
    {
        var run = await pipeline.RunAsync(page);

        foreach (var block in Pages.Of(page).Blocks.Where(block => block.Language == "sh"))
        {
            // A comment of one word, or of JSON, is what the command above it prints.
            foreach (var shown in block.Lines.Where(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line[2..]))
            {
                if (shown[0] == '{')
                    Assert.Contains(run.Outputs[block.Where].Split('\n'), real => real.StartsWith('{') && Members(real).SequenceEqual(Members(shown)));
                else if (!shown.Contains(' ', StringComparison.Ordinal))
                    Assert.Contains(shown, run.Outputs[block.Where].Split('\n'));
            }
        }
    }

    [Fact]
    public void Every_placeholder_still_stands_on_its_page() => Assert.All(Placeholder.All, placeholder =>
        Assert.Contains(Pages.Of(placeholder.Page).Blocks, block => block.Language == "sh" && block.Text.Contains(placeholder.Shown, StringComparison.Ordinal)));

    [Fact]
    public async Task The_list_of_commands_has_nothing_that_no_page_uses()
    {
        var calls = InlineCalls.All.ToList();
        foreach (var page in LocalPipelineFixture.PagesWithCommands)
            calls.AddRange((await pipeline.RunAsync(page)).Calls);
        var used = calls.Select(call => (Name: CloudCommands.Find([call.Program, .. call.Arguments]), call.Options)).Where(call => call.Name is not null)
            .SelectMany(call => call.Options.Append("").Select(option => $"{call.Name} {option}")).ToHashSet();

        var listed = CloudCommands.All.SelectMany(command => command.Value.Options.Append("").Select(option => $"{command.Key} {option}"));
        Assert.Empty(listed.Except(used));
    }

    private static IEnumerable<string> Members(string json) => JsonNode.Parse(json)!.AsObject().Select(member => member.Key);
}
