using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>
/// Whether uploads are private: one is asked for at the public address, and at the S3 endpoint without a signature. A second
/// domain of the bucket nobody can find this way.
/// </summary>
internal sealed class PrivacyCheck(Subject subject, Leavings leavings) : ICheck
{
    public string Name => CheckNames.Privacy;

    public IReadOnlyList<string> Needs => [CheckNames.UploadsBucket];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var probe = await Probe.PutAsync(subject.Uploads, leavings, cancellationToken);
        var (media, s3) = (subject.R2.PublicBaseUrl.TrimEnd('/'), subject.R2.ServiceUrl.ToString().TrimEnd('/'));
        var atMedia = await IsReadAsync($"{media}/{probe.Key}", probe, cancellationToken);
        if (atMedia == true)
        {
            return CheckResult.Failed(
                "Everybody can read an upload at R2:PublicBaseUrl.",
                "Uploads are private: the public domain is that of the media bucket, which is another bucket.",
                "At once: take the domain off the uploads bucket (its settings, Custom Domains), and set R2:UploadsBucket and R2:MediaBucket to two buckets.");
        }
        var atS3 = await IsReadAsync($"{s3}/{subject.R2.UploadsBucket}/{probe.Key}", probe, cancellationToken);
        if (atS3 == true)
        {
            return CheckResult.Failed(
                "Everybody can read an upload at the S3 endpoint, without a signature.",
                "The S3 endpoint refuses what is not signed, as R2's own does.",
                "Correct R2:Endpoint: what stands there does not check signatures.");
        }
        await probe.DeleteAsync(cancellationToken);
        if (atMedia is null || atS3 is null)
            return NotAsked(atMedia is null ? "R2:PublicBaseUrl" : "The S3 endpoint");
        return CheckResult.Ok("an upload is not read without a signature; disable the bucket's r2.dev address where it has one");
    }

    private static CheckResult NotAsked(string who) => CheckResult.Failed(
        $"{who} could not be asked for an upload: whether uploads are private is not known.",
        "It answers, and not with the upload.",
        "Mend what else failed of that address, and run it again.");

    /// <summary>Null: nobody answered, or not to the question.</summary>
    private async Task<bool?> IsReadAsync(string url, Probe probe, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await subject.Http.GetAsync(url, cancellationToken);
            if ((int)response.StatusCode is 429 or >= 500)
                return null;
            return response.IsSuccessStatusCode
                && (await response.Content.ReadAsByteArrayAsync(cancellationToken)).AsSpan().SequenceEqual(probe.Bytes);
        }
        catch (Exception e) when (HttpFaults.Find(e, "") is not null)
        {
            return null;
        }
    }
}
