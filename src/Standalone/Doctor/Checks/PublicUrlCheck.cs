using System.Net;
using System.Net.Http.Headers;
using MediaFunctions.Api;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>Whether what stands in the media bucket is read at <c>R2:PublicBaseUrl</c>, with its headers, in ranges, by pages.</summary>
internal sealed class PublicUrlCheck(Subject subject, Leavings leavings) : ICheck
{
    private const int RangeBytes = 4;

    public string Name => CheckNames.PublicUrl;

    public IReadOnlyList<string> Needs => [CheckNames.MediaBucket];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var probe = await Probe.PutAsync(subject.Media, leavings, cancellationToken);
        var url = $"{subject.R2.PublicBaseUrl.TrimEnd('/')}/{probe.Key}";
        try
        {
            var origin = subject.Pages.FirstOrDefault(o => o != CrossOrigin.Any) ?? Preflight.Stranger;
            using var read = await GetAsync(url, origin, null, cancellationToken);
            using var whole = await GetAsync(url, null, null, cancellationToken);
            if (whole.StatusCode != HttpStatusCode.OK)
                return NotServed(whole.StatusCode);
            if (!(await whole.Content.ReadAsByteArrayAsync(cancellationToken)).AsSpan().SequenceEqual(probe.Bytes))
                return Other();
            if (Objection(whole) is { } objection)
                return objection;
            using var part = await GetAsync(url, null, new RangeHeaderValue(0, RangeBytes - 1), cancellationToken);
            if (part.StatusCode != HttpStatusCode.PartialContent || part.Content.Headers.ContentLength is not RangeBytes)
                return NoRanges(part.StatusCode);
            await probe.DeleteAsync(cancellationToken);
            const string facts = "an object of the media bucket is read, with its headers, whole and in part";
            return read.IsSuccessStatusCode && Preflight.IsFor(read, origin) ? CheckResult.Ok(facts) : CheckResult.Minding(facts, NoPages(origin));
        }
        catch (Exception e) when (HttpFaults.Find(e, "R2:PublicBaseUrl") is { } advice)
        {
            return CheckResult.Failed(advice);
        }
    }

    private async Task<HttpResponseMessage> GetAsync(
        string url, string? origin, RangeHeaderValue? range, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = range } };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await subject.Http.SendAsync(request, cancellationToken);
    }

    private static CheckResult? Objection(HttpResponseMessage whole)
    {
        if (whole.Content.Headers.ContentType?.MediaType != Probe.ContentType)
        {
            return CheckResult.Failed(
                $"It is served as {whole.Content.Headers.ContentType?.MediaType ?? "nothing"}, and was written as {Probe.ContentType}.",
                "An object is served with the content type that it was written with.",
                "Look for a Transform Rule or a Worker on that host which changes headers, and leave the media domain out of it.");
        }
        return whole.Headers.CacheControl is { NoStore: true, MaxAge: null }
            ? null
            : CheckResult.Failed(
                $"It is served with Cache-Control '{whole.Headers.CacheControl}', and was written with '{Probe.CacheControl}'.",
                "An object is served with the Cache-Control that it was written with: a year for outputs, none for manifests.",
                "Set \"Browser Cache TTL\" of the zone to \"Respect Existing Headers\", or leave the media domain out of the rule that changes it.");
    }

    private static CheckResult NotServed(HttpStatusCode status) => CheckResult.Failed(
        $"R2:PublicBaseUrl answered {(int)status} to an object that stands in the media bucket.",
        "It answers 200: the address is a custom domain of the media bucket, open to everybody.",
        status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? "Let nobody but R2 answer there: look for Access, WAF or bot rules of the zone, and whether public access of the domain is enabled in the bucket's settings."
            : "Connect the domain to the bucket of R2:MediaBucket (infra/cloudflare does), or correct R2:PublicBaseUrl; a new domain needs some minutes until it is active.");

    private static CheckResult Other() => CheckResult.Failed(
        "R2:PublicBaseUrl answered 200, with other bytes than stand in the media bucket.",
        "It answers the object itself.",
        "Correct R2:PublicBaseUrl: another site answers there, or a Worker that changes what it serves.");

    private static CheckResult NoRanges(HttpStatusCode status) => CheckResult.Failed(
        $"R2:PublicBaseUrl answered {(int)status} to a request for {RangeBytes} bytes of an object.",
        "It answers 206 with these bytes: players seek by ranges.",
        "Look for a Worker, a compression or a transform on that host, and leave the media domain out of it.");

    private static Advice NoPages(string origin) => new(
        $"A page of {origin} may show it, but its scripts may not read it: there is no Access-Control-Allow-Origin.",
        "The media bucket has a CORS policy that lets pages GET and HEAD; players of streams, waveforms and storyboards need it.",
        "Deploy infra/cloudflare again, or add such a policy to the media bucket, and purge the CDN's copies, which remember the answer without it.");
}
