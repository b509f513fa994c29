using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Ledger;

/// <summary>Where a job stands. The words are public and stable.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<JobState>))]
public enum JobState
{
    Queued,
    Processing,

    /// <summary>A heavy job that is elsewhere.</summary>
    Routed,
    Succeeded,
    Failed,

    /// <summary>
    /// The source is gone, is another, or is nothing for the rule that brought it: another job makes its outputs, or nobody
    /// needs to.
    /// </summary>
    Superseded,
    Cancelled,
}
