using System.Text.Json;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Api.Events;

/// <summary>What Cloudflare Stream tells of a video; of the rest (sizes, addresses, its state) the job's worker asks Stream itself.</summary>
public sealed record StreamNotice
{
    /// <summary>The video's id.</summary>
    public required string Uid { get; init; }

    /// <summary>The id of the job that it was made for.</summary>
    public string? Creator { get; init; }

    /// <summary>What was written beside it when it was made.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Meta { get; init; }

    /// <summary>As Stream's client knows it.</summary>
    internal StreamVideo ToVideo() => new() { Uid = Uid, Creator = Creator, Meta = Meta };
}
