namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>One reason of Cloudflare's for a refusal.</summary>
internal sealed record StreamError(int Code, string? Message);
