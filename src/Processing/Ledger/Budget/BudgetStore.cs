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

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    /// <summary>The day that it is now.</summary>
    public string Today => clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>What stands of the day.</summary>
    public async Task<BudgetDay> ReadAsync(string day, string? caller, string? jobId, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(day, caller, jobId, cancellationToken);
        return DayOf(rows, caller, jobId);
    }

    /// <summary>
    /// Counts a job to the day with this cost, unless <paramref name="objection"/> finds that the day does not hold it. A job that
    /// is counted already changes by the difference.
    /// </summary>
    /// <param name="objection">Looks at the day as it is; what it answers is answered, and nothing is counted.</param>
    /// <exception cref="TimeoutException">Too many others count at this moment.</exception>
    public async Task<T?> CountAsync<T>(
        string day, string? caller, string jobId, decimal usd, Func<BudgetDay, T?> objection, CancellationToken cancellationToken)
        where T : class
    {
        var table = await storage.TableAsync(Table);
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var rows = await RowsAsync(day, caller, jobId, cancellationToken);
            var now = DayOf(rows, caller, jobId);
            if (objection(now) is { } refused)
                return refused;
            var more = usd - (now.Job ?? 0);
            var changes = Keys(caller, jobId).Select(key => Change(day, key, rows, more)).ToList();
            try
            {
                await table.SubmitTransactionAsync(changes, cancellationToken);
                return null;
            }
            catch (TableTransactionFailedException e) when (e.Status is 409 or 412)
            {
                await Task.Delay(Random.Shared.NextDouble() * Pause, clock, cancellationToken);
            }
        }
        throw new TimeoutException($"The budget of {day} is counted by too many at once.");
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
