using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MediaFunctions.Client.Http;

namespace MediaFunctions.Client.Api;

/// <summary>A call of the API, before it is sent.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Route">Its path, without a slash before it, and its query.</param>
internal sealed record ApiRequest(HttpMethod Method, string Route)
{
    /// <summary>JSON; null: none.</summary>
    public byte[]? Body { get; init; }

    public Repetition Repetition { get; init; } = Repetition.AfterFaults;

    /// <summary>A status that is an answer although it is no success; null: none.</summary>
    public int? AlsoFine { get; init; }

    /// <summary>Whether server-sent events are asked for.</summary>
    public bool Events { get; init; }

    /// <summary>Which event was the last that came; null: none.</summary>
    public string? LastEventId { get; init; }

    public static ApiRequest Get(string route) => new(HttpMethod.Get, route);

    public static ApiRequest Delete(string route) => new(HttpMethod.Delete, route);

    /// <summary>A POST that must not happen twice, unless the caller says otherwise.</summary>
    public static ApiRequest Post(string route) => new(HttpMethod.Post, route) { Repetition = Repetition.WhenRefused };

    /// <inheritdoc cref="Post(string)"/>
    public static ApiRequest Post<T>(string route, T body, JsonTypeInfo<T> type) =>
        Post(route) with { Body = JsonSerializer.SerializeToUtf8Bytes(body, type) };
}
