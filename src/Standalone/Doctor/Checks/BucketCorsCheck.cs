using System.Net.Http.Headers;
using MediaFunctions.Api;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>Whether the pages that are to upload may: the CORS policy of the uploads bucket, asked as their browsers ask.</summary>
internal sealed class BucketCorsCheck(Subject subject, Leavings leavings) : ICheck
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    // PUT sends, POST begins and completes an upload in parts, GET lists them, DELETE aborts it.
    private static readonly string[] Methods = ["PUT", "POST", "GET", "DELETE"];

    private static readonly string[] Headers = ["content-type"];

    public string Name => CheckNames.BucketCors;

    public IReadOnlyList<string> Needs => [CheckNames.PresignedPut];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        if (subject.Pages.Count == 0)
            return CheckResult.Skipped("no page uploads: Api:Origins and Api:PublicBaseUrl are empty (--origin tries one)");
        var everybody = subject.Pages.Contains(CrossOrigin.Any);
        try
        {
            foreach (var origin in everybody ? [Preflight.Stranger] : subject.Pages)
            {
                if (await RefusalAsync(origin, cancellationToken) is { } refusal)
                    return Refused(origin, refusal);
            }
            if (!everybody && await IsOpenToStrangersAsync(cancellationToken))
                return Open();
        }
        catch (Exception e) when (HttpFaults.Find(e, "R2") is { } advice)
        {
            return CheckResult.Failed(advice);
        }
        return CheckResult.Ok($"{string.Join(", ", subject.Pages)} may {string.Join(", ", Methods)} and read the ETag{(everybody ? "" : "; others may not")}");
    }

    private async Task<string?> RefusalAsync(string origin, CancellationToken cancellationToken)
    {
        var (probe, url) = Sign();
        foreach (var method in Methods)
        {
            if (await Preflight.RefusalAsync(subject.Http, url, origin, method, Headers, cancellationToken) is { } refusal)
                return $"{method}: {refusal}";
        }
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(probe.Bytes) };
        request.Headers.Add("Origin", origin);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(Probe.ContentType);
        using var response = await subject.Http.SendAsync(request, cancellationToken);
        await probe.DeleteAsync(cancellationToken);
        if (!Preflight.IsFor(response, origin))
            return "PUT: its answer does not name the origin";
        return Preflight.Names(response, "Access-Control-Expose-Headers", "ETag") ? null : "PUT: its answer does not expose the header ETag";
    }

    private async Task<bool> IsOpenToStrangersAsync(CancellationToken cancellationToken) =>
        await Preflight.RefusalAsync(subject.Http, Sign().Url, Preflight.Stranger, "PUT", Headers, cancellationToken) is null;

    private (Probe Probe, string Url) Sign()
    {
        var probe = Probe.Promised(subject.Uploads, leavings);
        return (probe, subject.Get<R2Presigner>().Put(probe.Key, Probe.ContentType, probe.Bytes.Length, Lifetime));
    }

    private static CheckResult Refused(string origin, string refusal) => CheckResult.Failed(
        $"A page of {origin} cannot upload. {refusal}.",
        $"The uploads bucket's CORS policy has this origin with {string.Join(", ", Methods)} and the header content-type, and exposes ETag.",
        "Put the origin into `origins` of infra/azure/main.bicepparam and deploy again (the policy is infra/cloudflare/cors.json), or correct Api:Origins; a new policy needs up to a minute to hold.");

    private static CheckResult Open() => CheckResult.Failed(
        "Pages of every origin may upload to the bucket with an address that was signed.",
        "The uploads bucket's CORS policy names the origins of Api:Origins and no other.",
        "Deploy again, which sets the policy of infra/cloudflare/cors.json with your origins; or set Api:Origins to * where it is meant so.");
}
