using System.Text.Json;

namespace MediaFunctions.Api.Events;

/// <summary>What the Forwarder posts: R2's notifications, each with the id of its queue message.</summary>
public sealed record EventBatch
{
    /// <summary>Each {id, attempts, event}; read one by one, so that a bad one spoils no other.</summary>
    public required IReadOnlyList<JsonElement> Events { get; init; }
}
