using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>
/// What each day spends: a partition a day with a row for each job, one for each caller and one for all. They change together
/// (Azure: "Performing entity group transactions"), so that the sums are exact and no job counts twice.
/// </summary>
public sealed class BudgetStore(AzureStorage storage, TimeProvider clock)
{
    public const string Table = "budgets";

    private const string AllRow = "all";
    private const string Micros = "usdMicros";
    private const decimal Million = 1_000_000;
    private const int MostTries = 100;

    // Azure: an entity group transaction holds at most 100.
    private const int MostChanges = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>The day that it is now.</summary>
    public string Today => Day(clock.GetUtcNow());

    /// <summary>The day of a moment, as rows name it: in the order of time.</summary>
    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>What stands of the day.</summary>
    public async Task<BudgetDay> ReadAsync(string day, string? caller, string? jobId, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(day, caller, jobId, cancellationToken);
        return DayOf(rows, caller, jobId);
    }

    /// <summary>Counts a job to the day; one that is counted already changes by the difference.</summary>
    /// <param name="amount">Looks at the day as it is, and says for how much the job counts, US dollars; null: nothing is changed.</param>
    /// <exception cref="TimeoutException">Too many others count at this moment.</exception>
    public async Task CountAsync(
        string day, string? caller, string jobId, Func<BudgetDay, decimal?> amount, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var rows = await RowsAsync(day, caller, jobId, cancellationToken);
            var now = DayOf(rows, caller, jobId);
            if (amount(now) is not { } usd || usd == now.Job)
                return;
            var more = usd - (now.Job ?? 0);
            var changes = Keys(caller, jobId).Select(key => Change(day, key, rows, more)).ToList();
            try
            {
                await table.SubmitTransactionAsync(changes, cancellationToken);
                return;
            }
            catch (TableTransactionFailedException e) when (e.Status is 409 or 412)
            {
                var most = attempt * Pause < LongestPause ? attempt * Pause : LongestPause;
                await Task.Delay(Random.Shared.NextDouble() * most, clock, cancellationToken);
            }
        }
        throw new TimeoutException($"The budget of {day} is counted by too many at once.");
    }

    /// <summary>Deletes what stands of days before this one, so many rows at the most; returns how many.</summary>
    public async Task<int> ForgetBeforeAsync(string day, int most, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var past = await table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey lt {day}"), most, ["PartitionKey", "RowKey"], cancellationToken)
            .Take(most).ToListAsync(cancellationToken);
        foreach (var rows in past.GroupBy(row => row.PartitionKey).SelectMany(rows => rows.Chunk(MostChanges)))
        {
            await table.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row)), cancellationToken);
        }
        return past.Count;
    }

    private async Task<Dictionary<string, TableEntity>> RowsAsync(string day, string? caller, string? jobId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var found = await Task.WhenAll(Keys(caller, jobId).Select(
            key => table.GetEntityIfExistsAsync<TableEntity>(day, key, null, cancellationToken)));
        return found.Where(row => row.HasValue).Select(row => row.Value!).ToDictionary(row => row.RowKey);
    }

    private static BudgetDay DayOf(Dictionary<string, TableEntity> rows, string? caller, string? jobId) => new(
        Usd(rows, AllRow) ?? 0,
        caller is null ? 0 : Usd(rows, CallerRow(caller)) ?? 0,
        jobId is null ? null : Usd(rows, JobRow(jobId)));

    private static TableTransactionAction Change(string day, string key, Dictionary<string, TableEntity> rows, decimal more)
    {
        var known = rows.GetValueOrDefault(key);
        // Rounded as one: a difference of roundings would let the sums drift from their parts.
        var next = new TableEntity(day, key) { [Micros] = (known?.GetInt64(Micros) ?? 0) + (long)Math.Round(more * Million) };
        return known is null
            ? new TableTransactionAction(TableTransactionActionType.Add, next)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, next, known.ETag);
    }

    private static decimal? Usd(Dictionary<string, TableEntity> rows, string key) =>
        rows.TryGetValue(key, out var row) ? row.GetInt64(Micros) / Million : null;

    private static IEnumerable<string> Keys(string? caller, string? jobId)
    {
        yield return AllRow;
        if (caller is not null)
            yield return CallerRow(caller);
        if (jobId is not null)
            yield return JobRow(jobId);
    }

    private static string JobRow(string jobId) => $"job-{jobId}";

    /// <summary>A caller's id may hold an issuer's address, which no key of a table may.</summary>
    private static string CallerRow(string caller) => $"caller-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caller)))}";
}
