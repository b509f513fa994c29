namespace MediaFunctions.Api.Jobs;

/// <summary>What to process of what is already there.</summary>
public sealed record JobWish
{
    /// <summary>A key in the uploads bucket.</summary>
    public required string Key { get; init; }

    /// <summary>What to make of it; absent: as an event of this key would choose.</summary>
    public string? Recipe { get; init; }

    /// <summary>Make it again even if this recipe was made of these bytes before.</summary>
    public bool? Force { get; init; }

    /// <summary>Where its end is told, besides where the settings say (docs/callbacks.md); absent: where its upload said.</summary>
    public string? CallbackUrl { get; init; }
}
