using System.Text.Json.Serialization.Metadata;

namespace MediaFunctions.Api;

/// <summary>One call, as far as every endpoint is told of it: who calls, what came, where links lead.</summary>
/// <param name="Context">The request, its body already read.</param>
/// <param name="Caller">Who calls; <see cref="Caller.Nobody"/> where the endpoint asks nobody.</param>
/// <param name="Body">The body as it came; empty where the endpoint reads none.</param>
/// <param name="BaseUrl">The API's public address, without a slash at its end.</param>
public sealed record ApiCall(HttpContext Context, Caller Caller, ReadOnlyMemory<byte> Body, string BaseUrl)
{
    /// <summary>A value of the route.</summary>
    public string Route(string name) => Context.Request.RouteValues[name] as string ?? "";

    /// <summary>A header; null where it was not sent.</summary>
    public string? Header(string name) =>
        Context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>The body as JSON of this type.</summary>
    public Result<T, Refusal> Read<T>(JsonTypeInfo<T> type)
        where T : notnull => StrictJson.Read(Body, type);
}
