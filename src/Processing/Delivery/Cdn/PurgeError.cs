namespace MediaFunctions.Processing.Delivery.Cdn;

/// <summary>One reason of Cloudflare's for a refusal.</summary>
internal sealed record PurgeError(int Code, string? Message);
