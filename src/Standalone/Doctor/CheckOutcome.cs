using System.Text.Json.Serialization;
using MediaFunctions.Processing;

namespace MediaFunctions.Standalone.Doctor;

/// <summary>How a check ended.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CheckOutcome>))]
internal enum CheckOutcome
{
    Ok,
    Failed,

    /// <summary>Something that it needs is not there, or has failed itself.</summary>
    Skipped,
}
