namespace MediaFunctions.Client.Uploads;

/// <summary>Adds up what all slices have sent.</summary>
internal sealed class UploadMeter(IProgress<long>? progress)
{
    private long total;

    public void Add(long count)
    {
        if (count != 0)
            progress?.Report(Interlocked.Add(ref total, count));
    }
}
