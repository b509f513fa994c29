namespace MediaFunctions.Client;

/// <summary>What a container needs to make a <see cref="MediaFunctionsClient"/>.</summary>
public sealed class MediaFunctionsClientOptions
{
    /// <summary>The API's address, without <c>/api</c>.</summary>
    public Uri? Api { get; set; }

    /// <summary>What is shown to the API.</summary>
    public Credential? Credential { get; set; }

    /// <inheritdoc cref="MediaFunctionsClient.Pace"/>
    public PollingPace Pace { get; set; } = new();

    /// <inheritdoc cref="MediaFunctionsClient.PartsAtOnce"/>
    public int PartsAtOnce { get; set; } = MediaFunctionsClient.UsualPartsAtOnce;
}
