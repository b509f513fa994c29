namespace MediaFunctions.Api.Http;

/// <summary>The HTTP status of every refusal.</summary>
public static class RefusalStatus
{
    /// <summary>Of a job's failure, where it is the answer to a request.</summary>
    public const int OfFailure = StatusCodes.Status422UnprocessableEntity;

    public static int Of(RefusalCode code) => code switch
    {
        RefusalCode.InvalidRequest => StatusCodes.Status400BadRequest,
        RefusalCode.Unauthorized => StatusCodes.Status401Unauthorized,
        RefusalCode.Forbidden => StatusCodes.Status403Forbidden,
        RefusalCode.NotFound => StatusCodes.Status404NotFound,
        RefusalCode.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        RefusalCode.Conflict => StatusCodes.Status409Conflict,
        RefusalCode.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalCode.TypeNotAllowed or RefusalCode.ContentTypeNotAllowed => StatusCodes.Status415UnsupportedMediaType,
        RefusalCode.RateLimited => StatusCodes.Status429TooManyRequests,
        RefusalCode.StorageUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "no such refusal"),
    };

    /// <summary>Every status of a problem that the endpoint may answer with, in order.</summary>
    public static IEnumerable<int> AllOf(ApiEndpoint endpoint)
    {
        List<int> others = [StatusCodes.Status500InternalServerError];
        if (endpoint.MayFail)
            others.Add(OfFailure);
        return CodesOf(endpoint).Select(Of).Concat(others).Distinct().Order();
    }

    /// <summary>Every code that the endpoint may refuse with.</summary>
    public static IEnumerable<RefusalCode> CodesOf(ApiEndpoint endpoint)
    {
        List<RefusalCode> codes = [.. endpoint.Refusals];
        if (endpoint.Access != Access.Open)
            codes.AddRange([RefusalCode.Unauthorized, RefusalCode.StorageUnavailable]);
        // Persons and holders of grants are known here, and sent away.
        if (endpoint.Access is Access.Key or Access.Caller)
            codes.Add(RefusalCode.Forbidden);
        if (endpoint.Request is not null)
            codes.AddRange([RefusalCode.InvalidRequest, RefusalCode.TooLarge, RefusalCode.ContentTypeNotAllowed]);
        return codes.Distinct();
    }
}
