namespace MediaFunctions.Processing.Delivery.Status;

/// <summary>A job's state as the public may see it: no message, no source, no plan.</summary>
public sealed record PublicStatus
{
    /// <summary>The job's state: its public word.</summary>
    public required string State { get; init; }

    /// <summary>What its worker is at; absent while it is at nothing.</summary>
    public PublicProgress? Progress { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>After success: what was made.</summary>
    public string? ManifestUrl { get; init; }

    /// <summary>Without success: the code of its cause.</summary>
    public FailureCode? Error { get; init; }
}
