using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>The recipe, as it was when the job was made.</summary>
public sealed class ReadRecipe : IJobStep
{
    public Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        if (work.Row.RecipeJson.Length == 0)
        {
            var failure = new Failure(
                FailureCode.NoSuchRecipe, $"The recipe '{work.Job.Recipe}' is not in the book. Add it, then retry the job.");
            return Task.FromResult<StepEnd?>(JobEnd.Failed(failure));
        }
        if (!Recipe.Parse(work.Job.Recipe, work.Row.RecipeJson).Succeeded(out var recipe, out var mistakes))
            throw new InvalidDataException($"The recipe in the row of job {work.Job.JobId} cannot be read: {mistakes}");
        work.Recipe = recipe;
        return Task.FromResult<StepEnd?>(null);
    }
}
