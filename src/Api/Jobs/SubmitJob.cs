using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Jobs;

/// <summary>Processes what is already there.</summary>
public sealed class SubmitJob(Ownership ownership, JobCommands commands, JobViewer viewer) : IApiHandler
{
    public const string Name = "SubmitJob";
    public const string Method = "POST";
    public const string Pattern = "api/jobs";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Caller,
        Summary = "Processes an object that is already there. 202: the job is on its way; 200: it had ended before.",
        Resource = "Jobs",
        Handler = typeof(SubmitJob),
        Request = typeof(JobWish),
        Response = typeof(JobView),
        Statuses = [StatusCodes.Status200OK, StatusCodes.Status202Accepted],
        Refusals = [RefusalCode.NotFound, RefusalCode.Conflict],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!call.Read(ApiJson.Default.JobWish).Succeeded(out var wish, out var refusal))
            return refusal;
        if (await ownership.ObjectionToKeyAsync(call.Caller, wish.Key, cancellationToken) is { } stranger)
            return stranger;
        var submitted = await commands.SubmitAsync(
            wish.Key, wish.Recipe, wish.Force ?? false, wish.CallbackUrl, call.Caller, cancellationToken);
        if (!submitted.Succeeded(out var row, out refusal))
            return refusal;
        var view = viewer.View(row, call.Caller, call.BaseUrl);
        var status = row.State.IsFinal() ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        return Reply.Json(status, view, ApiJson.Default.JobView) with { Location = view.Links.Self };
    }
}
