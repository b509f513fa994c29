using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Processing;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>
/// Whether the API believes what is signed by <c>Events:Secrets</c>, and nothing else. The batch has no event, so nothing
/// comes of it. That the Forwarder signs by the same secret only the round trip can show.
/// </summary>
internal sealed class WebhookCheck(Subject subject) : ICheck
{
    private const int SecretBytes = 32;

    private static readonly byte[] Batch = Encoding.UTF8.GetBytes("""{"events":[]}""");

    public string Name => CheckNames.Webhook;

    public IReadOnlyList<string> Needs => [CheckNames.Api, CheckNames.Clocks];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var secret in subject.Settings.Events.Secrets)
            {
                var status = await PostAsync(WebhookSecret.TryRead(secret)!, cancellationToken);
                if (status != HttpStatusCode.OK)
                    return Refused(status);
            }
            var stranger = await PostAsync(RandomNumberGenerator.GetBytes(SecretBytes), cancellationToken);
            return OfStranger(stranger);
        }
        catch (Exception e) when (HttpFaults.Find(e, "The API") is { } advice)
        {
            return CheckResult.Failed(advice);
        }
    }

    private async Task<HttpStatusCode> PostAsync(byte[] key, CancellationToken cancellationToken)
    {
        var (id, time) = (Ids.NewToken(), subject.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{subject.ApiUrl}/api/events/r2") { Content = new ByteArrayContent(Batch) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time);
        request.Headers.Add("webhook-signature", WebhookSignature.Of(key, id, time, Batch));
        using var response = await subject.Http.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    private static CheckResult Refused(HttpStatusCode status) => status == HttpStatusCode.Unauthorized
        ? CheckResult.Failed(
            "The API answered 401 to a batch signed by one of Events:Secrets.",
            "The app, the Forwarder (EVENTS_SECRETS) and these settings have the same secrets.",
            "Write the secret to the vault as events-secrets and deploy again, which gives it to the app and to the Forwarder; the app reads the vault when it restarts.")
        : CheckResult.Failed(
            $"POST /api/events/r2 answered {(int)status} to a signed batch without events.",
            "It answers 200, and nothing comes of it.",
            "Look at the app's log for what TakeEvents says, and whether Api:PublicBaseUrl leads to the app itself and not to a page in front of it.");

    /// <summary>Of what was answered to a batch that was signed by a secret of nobody: only who takes it is to blame.</summary>
    internal static CheckResult OfStranger(HttpStatusCode status)
    {
        var wrong = $"POST /api/events/r2 answered {(int)status} to a batch that was signed by a secret of nobody";
        return (int)status switch
        {
            401 => CheckResult.Ok("a signed batch is taken, a wrongly signed one refused"),
            >= 200 and < 300 => CheckResult.Failed(
                $"{wrong}.",
                "It answers 401.",
                "At once: take the address from the network. What answers there does not check signatures, so it is not this app."),
            _ => CheckResult.Failed(
                $"{wrong}: whether it checks signatures could not be asked.",
                "It answers 401.",
                "Run it again; if it stays so, look at the app's log, and whether a page or a limit stands in front of Api:PublicBaseUrl."),
        };
    }
}
