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
}
