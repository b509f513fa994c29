using System.Text.Json.Serialization;

namespace MediaFunctions.Api.Service;

/// <summary>How well something is, from well to ill.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<HealthState>))]
public enum HealthState
{
    Ok,

    /// <summary>It works with less than it should have; the facts say what is lost.</summary>
    Degraded,

    /// <summary>It does not work.</summary>
    Failing,
}
