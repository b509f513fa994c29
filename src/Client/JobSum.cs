namespace MediaFunctions.Client;

/// <summary>The jobs of one day and one recipe, summed up.</summary>
public sealed record JobSum
{
    /// <summary>The day (UTC) on which they were made, whenever they ran.</summary>
    public required DateOnly Day { get; init; }

    public required string Recipe { get; init; }

    /// <summary>In whatever state.</summary>
    public int Jobs { get; init; }

    public int Succeeded { get; init; }

    public int Failed { get; init; }

    /// <summary>US dollars by the receipts.</summary>
    public decimal Usd { get; init; }

    /// <summary>Read from R2.</summary>
    public long BytesRead { get; init; }

    /// <summary>Written to R2.</summary>
    public long BytesWritten { get; init; }

    /// <summary>Of all FFmpeg processes.</summary>
    public double CpuSeconds { get; init; }

    internal static JobSum Add(JobSum one, JobSum other) => one with
    {
        Jobs = one.Jobs + other.Jobs,
        Succeeded = one.Succeeded + other.Succeeded,
        Failed = one.Failed + other.Failed,
        Usd = one.Usd + other.Usd,
        BytesRead = one.BytesRead + other.BytesRead,
        BytesWritten = one.BytesWritten + other.BytesWritten,
        CpuSeconds = one.CpuSeconds + other.CpuSeconds,
    };
}
