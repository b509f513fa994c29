using MediaFunctions.Standalone.Doctor;

namespace MediaFunctions.Tests.Standalone.Doctor;

/// <summary>docs/doctor.md, against real parts that are well. What every examination leaves and prints the fixture asserts.</summary>
[Collection(DoctorCollection.Name)]
public sealed class HealthyPartsSpecs(DoctorFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Parts_that_are_well_are_found_well_one_by_one_and_all_together()
    {
        var found = await fixture.ExamineAsync();

        Assert.True(!found.With(CheckOutcome.Failed).Any(), found.Text);
        Assert.Equal([CheckNames.Callbacks], found.With(CheckOutcome.Skipped));
        Assert.All(found.Reports, report => Assert.True(report.Result.Advice is null, found.Text));
        Assert.Contains("16 ok, 0 failed, 1 skipped", found.Text, StringComparison.Ordinal);
        Assert.Contains("all deleted", found[CheckNames.RoundTrip].Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_buckets_are_tried_with_makes_no_job_though_a_rule_of_the_book_would_take_it()
    {
        // The events come in order: when the round trip's has come, those of the buckets' checks have.
        var found = await fixture.ExamineAsync();

        Assert.Equal(CheckOutcome.Ok, found[CheckNames.RoundTrip].Outcome);
        Assert.Empty(await fixture.JobsAsync());
    }

    [Fact]
    public async Task Without_a_key_there_is_no_round_trip_and_nothing_is_wrong()
    {
        var found = await fixture.ExamineAsync(options: fixture.Options with { Key = null });

        Assert.Empty(found.With(CheckOutcome.Failed));
        Assert.Contains("MEDIAFUNCTIONS_KEY", found[CheckNames.RoundTrip].Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_interrupted_in_the_midst_of_the_round_trip_deletes_what_he_has_uploaded()
    {
        await fixture.Parts.NotifyAsync(on: false);
        try
        {
            using var interruption = new CancellationTokenSource();
            var examination = fixture.ExamineAsync(cancellationToken: interruption.Token);
            using var patience = new CancellationTokenSource(Patience);
            while (!await fixture.HasUploadAsync())
                await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);

            await interruption.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => examination);
        }
        finally
        {
            await fixture.Parts.NotifyAsync(on: true);
        }
    }

    [Fact]
    public async Task A_book_in_the_bucket_is_read_there()
    {
        var found = await fixture.ExamineAsync(new Dictionary<string, string?> { ["Recipes:Book"] = "r2:no/such/book.json" });

        Assert.Equal([CheckNames.Recipes], found.With(CheckOutcome.Failed));
        Assert.Equal(CheckOutcome.Skipped, found[CheckNames.RoundTrip].Outcome);
    }
}
