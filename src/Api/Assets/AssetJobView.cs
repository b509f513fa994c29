using MediaFunctions.Api.Jobs;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Assets;

/// <summary>A job in short.</summary>
public sealed record AssetJobView(string JobId, JobState State, JobProgress? Progress, JobError? Error);
