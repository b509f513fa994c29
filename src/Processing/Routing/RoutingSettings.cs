namespace MediaFunctions.Processing.Routing;

/// <summary>Which other places there are to run jobs (settings section <c>Routing</c>).</summary>
public sealed record RoutingSettings
{
    /// <summary>Whether a container job drains the queue of heavy jobs.</summary>
    public bool Container { get; init; }
}
