namespace MediaFunctions.Api;

/// <summary>Finds out who calls, and whether such a caller may.</summary>
public sealed class Callers(ApiKeys keys)
{
    private static readonly Refusal Unauthorized = new(
        RefusalCode.Unauthorized, $"The header {ApiKeys.Header} is missing or holds no key of this service.");

    /// <summary>The caller of an endpoint with this access.</summary>
    public ValueTask<Result<Caller, Refusal>> ReadAsync(Access access, HttpContext context, CancellationToken cancellationToken)
    {
        if (access is Access.Open or Access.Webhook)
            return ValueTask.FromResult<Result<Caller, Refusal>>(Caller.Nobody);
        return keys.CallerOf(context.Request.Headers[ApiKeys.Header]) is { } name
            ? ValueTask.FromResult<Result<Caller, Refusal>>(Caller.Key(name))
            : ValueTask.FromResult<Result<Caller, Refusal>>(Unauthorized);
    }
}
