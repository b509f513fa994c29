using System.Net;
using System.Net.Http.Headers;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>Whether a client could upload by an address that the app signs, and whether R2 holds it to what was signed.</summary>
internal sealed class PresignedPutCheck(Subject subject, Leavings leavings) : ICheck
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public string Name => CheckNames.PresignedPut;

    public IReadOnlyList<string> Needs => [CheckNames.UploadsBucket];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var probe = Probe.Promised(subject.Uploads, leavings);
        var url = subject.Get<R2Presigner>().Put(probe.Key, Probe.ContentType, probe.Bytes.Length, Lifetime);
        try
        {
            var other = await PutAsync(url, "text/html", probe.Bytes, cancellationToken);
            if (OfOtherType(other) is { } objection)
                return objection;
            var signed = await PutAsync(url, Probe.ContentType, probe.Bytes, cancellationToken);
            if (signed != HttpStatusCode.OK)
                return Refused(signed);
            await probe.DeleteAsync(cancellationToken);
            return CheckResult.Ok("taken as it was signed, refused with another type");
        }
        catch (Exception e) when (HttpFaults.Find(e, "R2") is { } advice)
        {
            return CheckResult.Failed(advice);
        }
    }

    private async Task<HttpStatusCode> PutAsync(string url, string type, byte[] bytes, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var response = await subject.Http.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    /// <summary>Of what was answered to the same address with another type: only who takes it is to blame; null where it was refused.</summary>
    internal static CheckResult? OfOtherType(HttpStatusCode status) => (int)status switch
    {
        403 => null,
        >= 200 and < 300 => CheckResult.Failed(
            $"R2 answered {(int)status} to a PUT of another content type than was signed.",
            "R2 answers 403: an upload is what was promised.",
            "Look whether R2:Endpoint is R2's own: what stands there does not check signatures."),
        _ => NotAsked(status),
    };

    internal static CheckResult Refused(HttpStatusCode status) => (int)status is 429 or >= 500 ? NotAsked(status) : CheckResult.Failed(
        $"R2 answered {(int)status} to a PUT by a presigned address, though the same key may write.",
        "R2 answers 200 to what was signed.",
        "Look at this machine's clock, which dates the address, and whether R2:Endpoint is R2's own: a proxy that changes host, path or headers breaks the signature.");

    private static CheckResult NotAsked(HttpStatusCode status) => CheckResult.Failed(
        $"R2 answered {(int)status} to a PUT by a presigned address: whether it holds it to what was signed could not be asked.",
        "R2 answers 200 to what was signed, and 403 to another content type.",
        "Run it again; if it stays so, look whether R2:Endpoint is R2's own, and https://www.cloudflarestatus.com tells of R2.");
}
