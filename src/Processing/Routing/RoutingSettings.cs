namespace MediaFunctions.Processing.Routing;

/// <summary>Where jobs may run, and what is known of the other place (settings section <c>Routing</c>).</summary>
public sealed record RoutingSettings
{
    private const long LeastMemory = 256L * 1024 * 1024;

    /// <summary>Whether a container job drains the queue of heavy jobs.</summary>
    public bool Container { get; init; }

    /// <summary>For recipes that say nothing.</summary>
    public RouteWish Wish { get; init; } = RouteWish.Auto;

    /// <summary>How long a job may take once it is looked at, for recipes that say nothing.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromHours(6);

    /// <summary>From the message on the heavy queue until the container works on it; its bill runs meanwhile, as far as we know.</summary>
    public TimeSpan ContainerStart { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long one job may take there: <c>Limits:JobTime</c> of the container.</summary>
    public TimeSpan ContainerTime { get; init; } = TimeSpan.FromHours(3);

    /// <summary>Memory of the container, bytes; there is one vCPU for every 2 GiB of it.</summary>
    public long ContainerBytes { get; init; } = 8L * 1024 * 1024 * 1024;

    /// <summary>Address space of one run there, bytes: <c>Limits:MemoryBytes</c> of the container.</summary>
    public long ContainerMemoryBytes { get; init; } = 6L * 1024 * 1024 * 1024;

    /// <summary>The largest file that a run may write there, bytes: <c>Limits:FileBytes</c> of the container.</summary>
    public long ContainerFileBytes { get; init; } = 6L * 1024 * 1024 * 1024;

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (ContainerMemoryBytes < LeastMemory)
            yield return $"Routing:ContainerMemoryBytes is {ContainerMemoryBytes}, expected {LeastMemory} or more.";
        if (ContainerBytes < ContainerMemoryBytes)
            yield return $"Routing:ContainerBytes is {ContainerBytes}, expected no less than Routing:ContainerMemoryBytes ({ContainerMemoryBytes}).";
    }
}
