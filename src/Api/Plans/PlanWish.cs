namespace MediaFunctions.Api.Plans;

/// <summary>What to plan, of what is already there.</summary>
public sealed record PlanWish
{
    /// <summary>A key in the uploads bucket.</summary>
    public required string Key { get; init; }

    /// <summary>What to make of it; absent: as an event of this key would choose.</summary>
    public string? Recipe { get; init; }
}
