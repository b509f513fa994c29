namespace MediaFunctions.Api.Assets;

/// <summary>A deletion that has begun and not ended yet.</summary>
/// <param name="AssetId">What is being deleted.</param>
/// <param name="State"><c>deleting</c>: a worker has yet to stop.</param>
public sealed record DeletionView(string AssetId, string State);
