using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Sums jobs by day and recipe, out of their rows.</summary>
/// <remarks>
/// No counter is kept: a job's row is the one place that says what it cost, so that no crash, repeat or retry counts it
/// twice or not at all. The index gives the rows of some days without a scan, a bounded number a call.
/// </remarks>
public sealed class JobSums(JobLister jobs)
{
    /// <summary>How many jobs one call looks at.</summary>
    public const int MostJobs = 500;

    /// <summary>The jobs made on these days, both included.</summary>
    /// <param name="continuation">From the page before; null for the first.</param>
    public async Task<JobSumPage> SumAsync(DateOnly from, DateOnly to, string? continuation, CancellationToken cancellationToken)
    {
        var page = await jobs.BetweenAsync(Midnight(from), Midnight(to).AddDays(1), continuation, MostJobs, cancellationToken);
        var sums = page.Jobs
            .GroupBy(row => (Day: DateOnly.FromDateTime(row.CreatedAt.UtcDateTime), row.Job.Recipe))
            .OrderByDescending(group => group.Key.Day).ThenBy(group => group.Key.Recipe, StringComparer.Ordinal)
            .Select(group => Sum(group.Key.Day, group.Key.Recipe, [.. group]));
        return new JobSumPage([.. sums], page.Continuation);
    }

    private static JobSum Sum(DateOnly day, string recipe, List<JobRow> rows)
    {
        var receipts = rows.Select(row => row.ReceiptJson).OfType<string>()
            .Select(json => JsonSerializer.Deserialize(json, DeliveryJson.Default.Receipt)!).ToList();
        return new JobSum
        {
            Day = day,
            Recipe = recipe,
            Jobs = rows.Count,
            Succeeded = rows.Count(row => row.State == JobState.Succeeded),
            Failed = rows.Count(row => row.State == JobState.Failed),
            Usd = receipts.Sum(receipt => (receipt.Cost?.Usd ?? 0) + (receipt.EarlierUsd ?? 0)),
            BytesRead = receipts.Sum(receipt => receipt.BytesRead),
            BytesWritten = receipts.Sum(receipt => receipt.BytesWritten),
            CpuSeconds = receipts.Sum(receipt => receipt.FfmpegCpuMs) / 1000.0,
        };
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
