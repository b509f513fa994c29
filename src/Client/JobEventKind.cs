namespace MediaFunctions.Client;

/// <summary>What a <see cref="JobEvent"/> tells.</summary>
public enum JobEventKind
{
    /// <summary>The state: at the beginning, and when it changes.</summary>
    State,

    /// <summary>The same state, and how far it has come.</summary>
    Progress,

    /// <summary>The job has ended.</summary>
    End,
}
