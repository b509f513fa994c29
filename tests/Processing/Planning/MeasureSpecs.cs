using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Planning;

public sealed class MeasureSpecs
{
    [Theory]
    [InlineData("""{ "kind": "audio", "loudness": -16 }""", true)]
    [InlineData("""{ "kind": "clip", "from": "2s", "to": "4s" }""", true)]
    [InlineData("""{ "kind": "thumbnail", "at": "best" }""", true)]
    [InlineData("""{ "kind": "storyboard" }""", false)]
    public void What_only_measures_stands_where_the_next_run_reads_it_and_never_goes_to_storage(string output, bool isLengthKnown)
    {
        var recipe = Recipe.Parse("r", $$"""{ "outputs": { "o": {{output}} } }""").Value!;

        var runs = Planner.Plan(recipe, isLengthKnown ? Sources.Film : Sources.Stream).Value!.Runs;

        var measuring = runs.SelectMany(run => run.Parts).Where(part => part.Completes is not null).ToList();
        Assert.NotEmpty(measuring);
        Assert.DoesNotContain(measuring, part => part.Output.File.IsStreamed);
    }

    [Fact]
    public void Whether_a_clip_is_copied_is_not_said_before_it_is_known()
    {
        var output = Recipe.Parse("r", """{ "outputs": { "o": { "kind": "clip", "from": "0s", "to": "3s" } } }""").Value!;

        var runs = Planner.Plan(output, Sources.Film).Value!.Runs;

        var making = Assert.Single(runs, run => run.After is not null);
        Assert.StartsWith("Its packets are copied where a key frame stands at its beginning", Assert.Single(making.Reasons), StringComparison.Ordinal);
        var step = runs[0].Parts[0].Completes!;
        var known = output.Output("o").Kind.Refine(step, output.Output("o").Options, Sources.Film, null);
        Assert.Equal("This part is encoded. No key frame stands where it begins.", known.Reason);
    }
}
