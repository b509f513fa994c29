namespace MediaFunctions.Standalone.Doctor;

/// <summary>What the doctor was asked for.</summary>
internal sealed record DoctorOptions
{
    /// <summary>An API key, for the round trip; null: none is made.</summary>
    public string? Key { get; init; }

    /// <summary>Pages that upload; null: as <c>Api:Origins</c> says.</summary>
    public IReadOnlyList<string>? Origins { get; init; }

    /// <summary>How long the round trip waits for its job.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether queues and tables that are not there are made: on the local parts. A deployment has them, or it is another account.</summary>
    public bool Makes { get; init; }

    public bool Verbose { get; init; }
}
