using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Client;

/// <summary>What a job took.</summary>
public sealed record Receipt
{
    /// <summary>Bytes read from R2.</summary>
    public long BytesRead { get; init; }

    /// <summary>Bytes written to R2.</summary>
    public long BytesWritten { get; init; }

    public long SourceBytes { get; init; }

    /// <summary>R2's dearer operations.</summary>
    public long ClassAOps { get; init; }

    /// <summary>R2's cheaper operations.</summary>
    public long ClassBOps { get; init; }

    /// <summary>User and system time of all FFmpeg processes, milliseconds.</summary>
    public long FfmpegCpuMs { get; init; }

    /// <summary>From the claim to the commit, milliseconds.</summary>
    public long WallMs { get; init; }

    /// <summary>The largest resident memory of one FFmpeg process, bytes.</summary>
    public long PeakRssBytes { get; init; }

    /// <summary>Wall time by the memory of the instance.</summary>
    public double GbSeconds { get; init; }

    /// <summary>What it cost; null from a service that does not tell.</summary>
    public ReceiptCost? Cost { get; init; }

    /// <summary>What earlier tries of the job cost, US dollars; null where there were none, or the service does not tell.</summary>
    public decimal? EarlierUsd { get; init; }

    /// <summary>What other services would have charged for the same outputs, US dollars by name; null where nothing was made.</summary>
    public IReadOnlyDictionary<string, decimal>? Alternatives { get; init; }

    /// <summary>What was expected beforehand; null where there was no plan.</summary>
    public ReceiptEstimate? Estimate { get; init; }

    /// <summary>What became of it, in the same members; null from a service that does not tell.</summary>
    public ReceiptEstimate? Actual { get; init; }

    /// <summary>What else it tells.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}
