using System.Globalization;
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
    public async Task<JobEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var job = work.Job;
        var facts = FactsOf(work);
        if (job.When is not { } conditions || Fits(conditions, facts))
            return null;

        // Somebody may have asked for this very recipe meanwhile.
        await work.Lease.CheckAsync(cancellationToken);
        if (work.Job.When is null)
            return null;
        var book = await books.GetAsync(cancellationToken);
        if (RecipeChoice.AfterProbe(book, work.Upload, facts) is not { } choice)
            return JobEnd.Unwanted(Describe(facts));
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
        return JobEnd.Redirected(Describe(facts), other);
    }

    private static RuleFacts FactsOf(JobWork work)
    {
        var media = work.Media!;
        // What a probe calls the duration of a picture is one frame's.
        return new RuleFacts(work.Job.Key, work.Source!.SizeBytes, media.ContentType, media.IsPicture ? null : media.DurationSeconds);
    }

    private static bool Fits(RuleConditions conditions, RuleFacts facts)
    {
        var rule = new RecipeRule
        {
            Types = conditions.Types ?? [],
            MinSeconds = conditions.MinSeconds,
            MaxSeconds = conditions.MaxSeconds,
            Recipe = "",
        };
        return rule.Fits(facts);
    }

    private static string Describe(RuleFacts facts) => facts.DurationSeconds is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $"{facts.ContentType} of {seconds:0.###} s")
        : $"{facts.ContentType}";
}
