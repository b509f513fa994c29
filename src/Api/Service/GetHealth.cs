namespace MediaFunctions.Api.Service;

/// <summary>Tells how the service is.</summary>
public sealed class GetHealth(HealthReporter health) : IApiHandler
{
    public const string Name = "GetHealth";
    public const string Method = "GET";
    public const string Pattern = "api/health";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Open,
        Summary = "Tells how the service and its parts are. 503: something that it needs is failing.",
        Resource = "Service",
        Handler = typeof(GetHealth),
        Response = typeof(HealthView),
        Statuses = [StatusCodes.Status200OK, StatusCodes.Status503ServiceUnavailable],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var view = await health.ReportAsync().WaitAsync(cancellationToken);
        var status = view.Status == HealthState.Failing ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        call.Context.Response.Headers.CacheControl = "no-store";
        return Reply.Json(status, view, ApiJson.Default.HealthView);
    }
}
