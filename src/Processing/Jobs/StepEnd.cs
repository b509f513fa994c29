namespace MediaFunctions.Processing.Jobs;

/// <summary>Why a worker leaves a job before its commit: it has ended, or goes on elsewhere.</summary>
public abstract record StepEnd;
