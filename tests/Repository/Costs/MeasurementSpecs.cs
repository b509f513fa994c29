using MediaFunctions.Bench.Costs;

namespace MediaFunctions.Tests.Repository.Costs;

/// <summary>What was measured is kept in a file, which nobody edits.</summary>
public sealed class MeasurementSpecs
{
    private static readonly string Kept = Repo.File("bench", "Costs", "measured");

    [Fact]
    public void A_measurement_is_read_as_it_was_written()
    {
        var newest = Measurements.Newest(Kept);
        var folder = Directory.CreateTempSubdirectory("mediafunctions-tests-");
        try
        {
            newest.Write(folder.FullName);

            Assert.Equal(
                File.ReadAllText(Path.Combine(Kept, $"{newest.Date}.json")),
                File.ReadAllText(Path.Combine(folder.FullName, $"{newest.Date}.json")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_recipe_of_the_page_was_measured_over_a_minute()
    {
        var measured = Measurements.Newest(Kept).Jobs.Where(job => job.Seconds is > 59 and < 61).Select(job => job.Recipe);

        Assert.Equal(CostRecipes.OfFilms, measured);
    }
}
