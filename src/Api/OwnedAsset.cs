using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api;

/// <summary>An asset that the caller may see.</summary>
/// <param name="Jobs">Its jobs, in no order.</param>
/// <param name="Upload">What was promised; null where there are jobs.</param>
public sealed record OwnedAsset(string AssetId, IReadOnlyList<JobRow> Jobs, UploadRow? Upload);
