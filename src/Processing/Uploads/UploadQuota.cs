using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Uploads;

/// <summary>
/// What each caller has begun in this hour: one row a caller, written by compare-and-swap, so that no number of calls at
/// once gets more than the settings give. Nothing is read or written where the settings set no bound.
/// </summary>
public sealed class UploadQuota(UploadSettings settings, AzureStorage storage, TimeProvider clock)
{
    private const string Table = "uploadquotas";
    private const string Row = "hour";
    private const int MostTries = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly Refusal TooMany = new(RefusalCode.RateLimited, "Too many uploads are begun at this moment; begin it again.")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    /// <summary>Counts one upload; the refusal where it would be one too many.</summary>
    /// <param name="caller">Who begins it.</param>
    /// <param name="sizeBytes">As promised; null where the client does not tell.</param>
    public async Task<Refusal?> TakeAsync(Caller caller, long? sizeBytes, CancellationToken cancellationToken)
    {
        // A grant is for one upload, of a size that whoever gave it has thought of; a row for each would stay for ever.
        if (settings is { MaxPerHour: 0, MaxBytesPerHour: 0 } || caller.Kind == CallerKind.Grant)
            return null;
        if (settings.MaxBytesPerHour > 0 && Unfit(sizeBytes) is { } unfit)
            return unfit;
        var table = await storage.TableAsync(Table);
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(KeyOf(caller), Row, null, cancellationToken);
            var known = found.HasValue ? found.Value : null;
            // Never back: another machine's clock may be ahead of ours.
            var hour = Math.Max(HourOf(clock.GetUtcNow()), known?.GetInt64("hour") ?? 0);
            var isNewHour = known?.GetInt64("hour") != hour;
            var count = 1 + (isNewHour ? 0 : known?.GetInt64("count") ?? 0);
            var bytes = (sizeBytes ?? 0) + (isNewHour ? 0 : known?.GetInt64("bytes") ?? 0);
            if (Excess(count, bytes) is { } excess)
                return new Refusal(RefusalCode.RateLimited, excess) { RetryAfter = StartOf(hour + 1) - clock.GetUtcNow() };
            var next = new TableEntity(KeyOf(caller), Row) { ["hour"] = hour, ["count"] = count, ["bytes"] = bytes };
            if (await WriteAsync(table, next, known?.ETag, cancellationToken))
                return null;
            await Task.Delay(Random.Shared.NextDouble() * Pause, clock, cancellationToken);
        }
        return TooMany;
    }

    private Refusal? Unfit(long? sizeBytes)
    {
        if (sizeBytes is null)
        {
            return new Refusal(
                RefusalCode.InvalidRequest, "size is missing; expected the file's size in bytes, as this service bounds the bytes of an hour.");
        }
        return sizeBytes > settings.MaxBytesPerHour
            ? new Refusal(
                RefusalCode.TooLarge, $"The file has {sizeBytes} bytes; at most {settings.MaxBytesPerHour} are taken of one caller in an hour.")
            : null;
    }

    private string? Excess(long count, long bytes)
    {
        if (settings.MaxPerHour > 0 && count > settings.MaxPerHour)
            return $"At most {settings.MaxPerHour} uploads of one caller are taken in an hour.";
        return settings.MaxBytesPerHour > 0 && bytes > settings.MaxBytesPerHour
            ? $"At most {settings.MaxBytesPerHour} bytes of one caller are taken in an hour."
            : null;
    }

    /// <returns>False where somebody else wrote since.</returns>
    private static async Task<bool> WriteAsync(TableClient table, TableEntity next, ETag? seen, CancellationToken cancellationToken)
    {
        try
        {
            if (seen is { } etag)
                await table.UpdateEntityAsync(next, etag, TableUpdateMode.Replace, cancellationToken);
            else
                await table.AddEntityAsync(next, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    /// <summary>A caller's id may hold an issuer's address, which no key of a table may.</summary>
    private static string KeyOf(Caller caller) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caller.Id)));

    private static long HourOf(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerHour;

    private static DateTimeOffset StartOf(long hour) => new(hour * TimeSpan.TicksPerHour, TimeSpan.Zero);
}
