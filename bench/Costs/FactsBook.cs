using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Bench.Costs;

/// <summary>Jobs by recipe and length: as measured, and for lengths that nobody measured by the planner's model.</summary>
/// <remarks>
/// The model says how much more a longer source takes, not how much: the longest job that was measured, times the model's
/// estimate of the length asked for, over the model's estimate of that job.
/// </remarks>
public sealed class FactsBook(Measurements measurements)
{
    private static readonly PlanEstimator Model = new(new JobSettings(), new RoutingSettings(), new StreamingOptions(), PriceList.BuiltIn);

    public JobFacts Of(string recipe, string source, double seconds)
    {
        var jobs = measurements.Jobs.Where(job => job.Recipe == recipe && job.Source == source).OrderBy(job => job.Seconds).ToList();
        return jobs.Find(job => Math.Abs(job.Seconds - seconds) < 1) is { } measured
            ? Measured(measured, seconds)
            : Longer(Measured(jobs[^1], jobs[^1].Seconds), source, seconds);
    }

    private static JobFacts Measured(MeasuredJob job, double seconds) => new()
    {
        Recipe = job.Recipe,
        Seconds = seconds,
        IsMeasured = true,
        CpuSeconds = job.Receipt.FfmpegCpuMs / 1000.0,
        BytesRead = job.Receipt.BytesRead,
        BytesWritten = job.Receipt.BytesWritten,
        BytesKept = job.BytesKept,
        SourceBytes = job.Receipt.SourceBytes,
        ClassA = job.Receipt.ClassAOps,
        ClassB = job.Receipt.ClassBOps,
        StorageOperations = job.StorageOperations,
        Made = job.Made,
    };

    private JobFacts Longer(JobFacts known, string source, double seconds)
    {
        var longer = seconds / known.Seconds;
        var (shortPlan, longPlan) = (Expected(known.Recipe, source, 1), Expected(known.Recipe, source, longer));
        var (read, written) = ((double)longPlan.BytesRead / shortPlan.BytesRead, (double)longPlan.BytesWritten / shortPlan.BytesWritten);
        return known with
        {
            Seconds = seconds,
            IsMeasured = false,
            CpuSeconds = known.CpuSeconds * longPlan.CpuSeconds / shortPlan.CpuSeconds,
            BytesRead = (long)(known.BytesRead * read),
            BytesWritten = (long)(known.BytesWritten * written),
            BytesKept = (long)(known.BytesKept * written),
            SourceBytes = (long)(known.SourceBytes * longer),
            // Requests go by bytes; a worker looks at its row and renews its lease as long as it works.
            ClassA = (long)(known.ClassA * written),
            ClassB = (long)(known.ClassB * read),
            StorageOperations = (long)(known.StorageOperations * longer),
            Made = Longer(known.Made, longer, (long)((known.SourceBytes * longer) + (known.BytesKept * written))),
        };
    }

    /// <summary>What lasts as long as its source lasts longer with it; a preview does not.</summary>
    private static MadeMedia Longer(MadeMedia made, double longer, long bytes) => new(
        made.Source! with { Seconds = made.Source.Seconds * longer },
        [.. made.Outputs.Select(output => output.Seconds > 0.9 * made.Source.Seconds ? output with { Seconds = output.Seconds * longer } : output)],
        bytes);

    private Estimate Expected(string recipe, string source, double longer)
    {
        var media = measurements.Sources[source];
        var stretched = media with
        {
            SizeBytes = (long)(media.SizeBytes * longer),
            DurationSeconds = media.DurationSeconds * longer,
            Video = [.. media.Video.Select(video => video with { DurationSeconds = video.DurationSeconds * longer })],
            Audio = [.. media.Audio.Select(audio => audio with { DurationSeconds = audio.DurationSeconds * longer })],
        };
        return Planner.Plan(CostRecipes.Book.Find(recipe)!, stretched).Succeeded(out var plan, out var failure)
            ? Model.Of(plan, stretched, Route.Here)
            : throw new InvalidOperationException($"{recipe}: {failure.Message}");
    }
}
