using System.Text.Json.Serialization;

namespace MediaFunctions.Processing;

/// <summary>Where a job runs. The words are public and stable.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Route>))]
public enum Route
{
    /// <summary>In this process.</summary>
    Here,

    /// <summary>In the heavy container, by its queue.</summary>
    Container,

    /// <summary>In pieces, over several workers.</summary>
    Chunks,

    /// <summary>At Cloudflare Stream.</summary>
    Stream,
}
