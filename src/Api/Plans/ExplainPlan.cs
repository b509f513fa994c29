using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Explaining;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Plans;

/// <summary>EXPLAIN: what a job would do with an object, what that costs, and why. Nothing runs but the probe.</summary>
public sealed class ExplainPlan(Ownership ownership, PlanRequests plans) : IApiHandler
{
    public const string Name = "ExplainPlan";
    public const string Method = "POST";
    public const string Pattern = "api/plan";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Caller,
        Summary = "Explains what a job would do with an object that is already there: runs, estimate, cost, reasons. 422: a job would fail at once, with this code.",
        Resource = "Plans",
        Handler = typeof(ExplainPlan),
        Request = typeof(PlanWish),
        Response = typeof(PlanExplanation),
        Refusals = [RefusalCode.NotFound, RefusalCode.Conflict],
        MayFail = true,
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!call.Read(ApiJson.Default.PlanWish).Succeeded(out var wish, out var refusal))
            return refusal;
        if (await ownership.ObjectionToKeyAsync(call.Caller, wish.Key, cancellationToken) is { } stranger)
            return stranger;
        var explained = await plans.ExplainAsync(wish.Key, wish.Recipe, cancellationToken);
        if (!explained.Succeeded(out var answer, out refusal))
            return refusal;
        return answer.End is { } end ? EndOf(end) : Reply.Ok(answer.Plan!, ApiJson.Default.PlanExplanation);
    }

    private static Result<Reply, Refusal> EndOf(JobEnd end) => end switch
    {
        { State: JobState.Superseded, RuleMissed: false } => new Refusal(RefusalCode.Conflict, "The object was replaced or deleted while it was read; ask again."),
        { Failure.Code: FailureCode.StorageUnavailable } => new Refusal(RefusalCode.StorageUnavailable, "The object could not be read from storage; try again in a few seconds."),
        _ => new Reply(ProblemWriter.Failed(end.Failure)),
    };
}
