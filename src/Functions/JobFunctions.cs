using MediaFunctions.Api;
using MediaFunctions.Api.Jobs;
using MediaFunctions.Api.Watching;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The routes of jobs. Anonymous to the host: the API knows its callers itself.</summary>
public sealed class JobFunctions(ApiHost api)
{
    [Function(ListJobs.Name)]
    public Task<IResult> ListJobsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, ListJobs.Method, Route = ListJobs.Pattern)] HttpRequest request) =>
        api.HandleAsync(ListJobs.Endpoint, request.HttpContext);

    [Function(GetJob.Name)]
    public Task<IResult> GetJobAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetJob.Method, Route = GetJob.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetJob.Endpoint, request.HttpContext);

    [Function(WatchJob.Name)]
    public Task<IResult> WatchJobAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, WatchJob.Method, Route = WatchJob.Pattern)] HttpRequest request) =>
        api.HandleAsync(WatchJob.Endpoint, request.HttpContext);

    [Function(SubmitJob.Name)]
    public Task<IResult> SubmitJobAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, SubmitJob.Method, Route = SubmitJob.Pattern)] HttpRequest request) =>
        api.HandleAsync(SubmitJob.Endpoint, request.HttpContext);

    [Function(RetryJob.Name)]
    public Task<IResult> RetryJobAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, RetryJob.Method, Route = RetryJob.Pattern)] HttpRequest request) =>
        api.HandleAsync(RetryJob.Endpoint, request.HttpContext);

    [Function(ReleaseJob.Name)]
    public Task<IResult> ReleaseJobAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, ReleaseJob.Method, Route = ReleaseJob.Pattern)] HttpRequest request) =>
        api.HandleAsync(ReleaseJob.Endpoint, request.HttpContext);

    [Function(CancelJob.Name)]
    public Task<IResult> CancelJobAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, CancelJob.Method, Route = CancelJob.Pattern)] HttpRequest request) =>
        api.HandleAsync(CancelJob.Endpoint, request.HttpContext);
}
