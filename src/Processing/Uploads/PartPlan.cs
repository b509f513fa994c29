namespace MediaFunctions.Processing.Uploads;

/// <summary>How an upload is cut: equal parts but for the last, as R2 demands at completion.</summary>
/// <param name="PartSize">Bytes.</param>
/// <param name="PartCount">Parts, the last one included.</param>
public sealed record PartPlan(long PartSize, int PartCount)
{
    /// <summary>S3's and R2's smallest part but the last, bytes.</summary>
    public const long SmallestPart = 5 * 1024 * 1024;

    private const long UsualPart = 16 * 1024 * 1024;
    private const int MostParts = 10_000;
    private const long Granule = 1024 * 1024;

    /// <summary>The part size grows with the upload, so that 10,000 parts are always enough.</summary>
    public static PartPlan For(long sizeBytes)
    {
        var needed = (sizeBytes + MostParts - 1) / MostParts;
        var partSize = Math.Max(UsualPart, (needed + Granule - 1) / Granule * Granule);
        return new PartPlan(partSize, (int)Math.Max(1, (sizeBytes + partSize - 1) / partSize));
    }
}
