using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>
/// Holds what the rule of this job asks of type and duration against what the probe found. Where that does not fit, the
/// book, as it is now and with all facts known, says which job makes the source instead.
/// </summary>
/// <remarks>
/// The other job is started before this one ends: a crash in between starts it again, which is recognised. It carries no
/// conditions, so it sends the source nowhere else.
/// </remarks>
public sealed class CheckRule(IRecipeBooks books, JobStarter starter) : IJobStep
{
    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var job = work.Job;
        var facts = RuleCheck.FactsOf(job.Key, work.Source!.SizeBytes, work.Media!);
        if (RuleCheck.Fits(job.When, facts))
            return null;

        // Somebody may have asked for this very recipe meanwhile.
        await work.Lease.CheckAsync(cancellationToken);
        if (work.Job.When is null)
            return null;
        var book = await books.GetAsync(cancellationToken);
        if (RecipeChoice.AfterProbe(book, work.Upload, facts) is not { } choice)
            return JobEnd.Unwanted(RuleCheck.Describe(facts));
        if (choice.Recipe == job.Recipe)
            return null;
        var other = job with
        {
            Version = Ids.Version(job.ETag, choice.Recipe, job.Generation),
            DeliveryId = Ids.NewToken(),
            Recipe = choice.Recipe,
            When = null,
        };
        await starter.StartAsync(other, book.Find(choice.Recipe)!.Json, work.Source!.LastModified, cancellationToken);
        return JobEnd.Redirected(RuleCheck.Describe(facts), other);
    }
}
