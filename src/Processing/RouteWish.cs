using System.Text.Json.Serialization;

namespace MediaFunctions.Processing;

/// <summary>Where an owner wants jobs to run. The words are public and stable.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RouteWish>))]
public enum RouteWish
{
    /// <summary>Where it is cheapest within the deadline.</summary>
    Auto,

    /// <summary>In the function, whatever it takes.</summary>
    Here,

    /// <summary>In the heavy container.</summary>
    Container,

    /// <summary>At Cloudflare Stream.</summary>
    Stream,
}
