namespace MediaFunctions.Processing.Delivery;

/// <summary>What a job's cost is made of, US dollars each.</summary>
public sealed record CostParts
{
    /// <summary>Time and memory of the function; absent where a container did the work.</summary>
    public decimal? Function { get; init; }

    /// <summary>Time of the container; absent where a function did the work.</summary>
    public decimal? Container { get; init; }

    /// <summary>A month of the video at Cloudflare Stream; absent where it made none.</summary>
    public decimal? Stream { get; init; }

    /// <summary>One execution by the queue and one by the webhook.</summary>
    public required decimal Executions { get; init; }

    /// <summary>R2's operations.</summary>
    public required decimal Requests { get; init; }

    /// <summary>What left Azure for R2.</summary>
    public required decimal Egress { get; init; }

    /// <summary>The event's way through the Cloudflare Queue.</summary>
    public required decimal Queue { get; init; }
}
