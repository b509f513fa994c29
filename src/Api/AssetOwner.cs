namespace MediaFunctions.Api;

/// <summary>Whose an asset is.</summary>
/// <param name="Id">The <see cref="Caller.Id"/>; null where it is nobody's.</param>
public sealed record AssetOwner(string? Id);
