namespace MediaFunctions.Processing;

/// <summary>Where this process works: in the function, or as the container for heavy jobs. No setting, but a choice of its command.</summary>
/// <param name="Route"><see cref="Route.Here"/> or <see cref="Route.Container"/>.</param>
public sealed record WorkPlace(Route Route)
{
    /// <summary>The function, or the server that takes light jobs.</summary>
    public static WorkPlace Here { get; } = new(Route.Here);

    /// <summary>The container.</summary>
    public static WorkPlace Container { get; } = new(Route.Container);
}
