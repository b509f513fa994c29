namespace MediaFunctions.Processing.Recipes;

/// <summary>What is known of an object when its recipe is chosen; null: not known (yet), or it has none.</summary>
/// <param name="Key">Its key in the uploads bucket.</param>
/// <param name="SizeBytes">Bytes.</param>
/// <param name="ContentType">What it is, e.g. <c>video/mp4</c>: as promised, or by content.</param>
/// <param name="DurationSeconds">Seconds; pictures have none.</param>
public sealed record RuleFacts(string Key, long? SizeBytes = null, string? ContentType = null, double? DurationSeconds = null);
