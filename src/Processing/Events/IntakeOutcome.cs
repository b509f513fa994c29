using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Events;

/// <summary>What became of one event; the Forwarder acknowledges all but <see cref="Retry"/>.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<IntakeOutcome>))]
public enum IntakeOutcome
{
    Accepted,
    Ignored,
    Retry,
}
