namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>What somebody charges us for, of one job or one run.</summary>
public sealed record JobUsage
{
    /// <summary>How long the worker was at it.</summary>
    public required double Seconds { get; init; }

    /// <summary>The memory of its instance.</summary>
    public required long InstanceBytes { get; init; }

    /// <summary>In the heavy container rather than in a function.</summary>
    public bool InContainer { get; init; }

    /// <summary>What Cloudflare Stream takes for the job's video, US dollars.</summary>
    public decimal Stream { get; init; }

    /// <summary>R2's dearer operations.</summary>
    public long ClassA { get; init; }

    /// <summary>R2's cheaper operations.</summary>
    public long ClassB { get; init; }

    /// <summary>What was sent to R2: it leaves Azure.</summary>
    public long BytesWritten { get; init; }

    /// <summary>What stays there.</summary>
    public long BytesKept { get; init; }
}
