namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>What would become of an object: exactly one of the two.</summary>
/// <param name="Plan">What a job would do.</param>
/// <param name="End">What it would come to before anything runs.</param>
public sealed record PlanAnswer(PlanExplanation? Plan, JobEnd? End);
