namespace MediaFunctions.Processing.Delivery.Cdn;

/// <summary>What Cloudflare's API answers, as far as it is of use here.</summary>
internal sealed record PurgeAnswer(bool Success, IReadOnlyList<PurgeError>? Errors);
