namespace MediaFunctions.Processing.Jobs;

/// <summary>The jobs of one day and one recipe, summed up.</summary>
public sealed record JobSum
{
    /// <summary>The day (UTC) on which they were made, whenever they ran.</summary>
    public required DateOnly Day { get; init; }

    public required string Recipe { get; init; }

    /// <summary>In whatever state.</summary>
    public required int Jobs { get; init; }

    public required int Succeeded { get; init; }

    public required int Failed { get; init; }

    /// <summary>US dollars by the receipts: of the try that ended each job, and of those before it.</summary>
    public required decimal Usd { get; init; }

    /// <summary>Read from R2.</summary>
    public required long BytesRead { get; init; }

    /// <summary>Written to R2.</summary>
    public required long BytesWritten { get; init; }

    /// <summary>Of all FFmpeg processes.</summary>
    public required double CpuSeconds { get; init; }
}
