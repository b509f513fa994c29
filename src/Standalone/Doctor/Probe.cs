using System.Text;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor;

/// <summary>A small object that a check puts and that goes again.</summary>
internal sealed class Probe
{
    public const string ContentType = "text/plain";

    /// <summary>The CDN must not keep for a year what is deleted at once.</summary>
    public const string CacheControl = "no-store";

    private readonly R2Bucket bucket;
    private readonly Leavings.Debt debt;

    private Probe(R2Bucket bucket, Leavings leavings)
    {
        this.bucket = bucket;
        Key = UploadKey.DoctorPrefix + Ids.NewToken();
        Bytes = Encoding.ASCII.GetBytes($"Written by the doctor to try the bucket; to be deleted. {Ids.NewToken()}\n");
        debt = leavings.Owe($"{Key} in the bucket '{bucket.Name}'", token => bucket.DeleteAsync(Key, token));
    }

    public string Key { get; }

    public byte[] Bytes { get; }

    /// <summary>One that somebody else puts.</summary>
    public static Probe Promised(R2Bucket bucket, Leavings leavings) => new(bucket, leavings);

    /// <summary>One that is put now, with a type and a Cache-Control that are to be served as they are.</summary>
    public static async Task<Probe> PutAsync(R2Bucket bucket, Leavings leavings, CancellationToken cancellationToken)
    {
        var probe = new Probe(bucket, leavings);
        var content = new ObjectContent(ContentType, CacheControl, probe.Bytes);
        try
        {
            await bucket.PutAsync(probe.Key, content, PutCondition.None, cancellationToken);
            return probe;
        }
        catch (Exception e) when (Unwritten.IsSure(e))
        {
            probe.debt.Forgive();
            throw;
        }
    }

    /// <summary>What stands under its key now; null: nothing.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken) =>
        (await bucket.GetAsync(Key, cancellationToken))?.Bytes;

    public Task DeleteAsync(CancellationToken cancellationToken) => debt.PayAsync(cancellationToken);
}
