using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Api;

/// <summary>Rows of jobs that nobody works on.</summary>
internal static class SampleRows
{
    /// <param name="year">One that no other test lists.</param>
    public static JobRow Of(Caller owner, int year) => new()
    {
        Job = new MediaJob
        {
            AssetId = Ids.NewAssetId(),
            Version = Ids.Version("e", "default", 0),
            DeliveryId = "d",
            Bucket = "uploads",
            Key = "uploads/a.mp4",
            ETag = "e",
            Recipe = "default",
            Owner = owner.Id,
        },
        State = JobState.Queued,
        RecipeJson = "{}",
        CreatedAt = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero),
        SentAt = DateTimeOffset.UtcNow,
    };
}
