namespace MediaFunctions.Client.Http;

/// <summary>When a request may be sent again.</summary>
internal enum Repetition
{
    /// <summary>After any fault: it does no harm twice.</summary>
    AfterFaults,

    /// <summary>Only where it was refused before anything was done: 429.</summary>
    WhenRefused,

    /// <summary>Not at all, or by whoever sends it.</summary>
    Never,
}
