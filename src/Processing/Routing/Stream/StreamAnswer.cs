namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>What Cloudflare's API wraps its answers in.</summary>
internal sealed record StreamAnswer<T>(bool Success, T? Result, IReadOnlyList<StreamError>? Errors)
    where T : class;
