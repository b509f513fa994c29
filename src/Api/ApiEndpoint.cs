namespace MediaFunctions.Api;

/// <summary>What is known of an endpoint before it is called: every head routes by it, and OpenAPI tells it.</summary>
public sealed record ApiEndpoint
{
    /// <summary>Unique; the function's name and OpenAPI's operation id.</summary>
    public required string Name { get; init; }

    public required string Method { get; init; }

    /// <summary>Whether HEAD is answered too: files are looked at before they are fetched.</summary>
    public bool TakesHead { get; init; }

    /// <summary>Every method that it takes.</summary>
    public IReadOnlyList<string> Methods => TakesHead ? [Method, HttpMethods.Head] : [Method];

    /// <summary>The route without a leading slash, as host.json's empty route prefix wants it.</summary>
    public required string Pattern { get; init; }

    public required Access Access { get; init; }

    /// <summary>Whether pages of every origin may read it, whatever <see cref="ApiSettings.Origins"/> says (<see cref="CrossOrigin.LetAll"/>).</summary>
    public bool AnyOrigin { get; init; }

    /// <summary>The headers that sign a webhook.</summary>
    public IReadOnlyList<string> Signature { get; init; } = [];

    /// <summary>Who says what stands in them, for OpenAPI.</summary>
    public string? SignedAs { get; init; }

    /// <summary>What it does, in a sentence for OpenAPI; what stands behind its first full stop or colon is told as details.</summary>
    public required string Summary { get; init; }

    /// <summary>The resource that OpenAPI groups it under.</summary>
    public required string Resource { get; init; }

    /// <summary>The <see cref="IApiHandler"/> that answers.</summary>
    public required Type Handler { get; init; }

    /// <summary>The JSON that is read; null where no body is.</summary>
    public Type? Request { get; init; }

    /// <summary>What is answered on success; null where that is nothing.</summary>
    public Type? Response { get; init; }

    /// <summary>The type of the answer on success.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The largest body that is read, bytes.</summary>
    public int MostBodyBytes { get; init; } = BoundedBody.MaxBytes;

    /// <summary>The statuses of success that come with <see cref="Response"/>.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [StatusCodes.Status200OK];

    /// <summary>The statuses of success that come without a body.</summary>
    public IReadOnlyList<int> EmptyStatuses { get; init; } = [];

    public IReadOnlyList<ApiParameter> Query { get; init; } = [];

    /// <summary>Why it may refuse, beyond what its access and its body bring.</summary>
    public IReadOnlyList<RefusalCode> Refusals { get; init; } = [];

    /// <summary>Whether it may answer with a job's failure: problem details of its code, status 422.</summary>
    public bool MayFail { get; init; }
}
