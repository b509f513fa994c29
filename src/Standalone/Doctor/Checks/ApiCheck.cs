using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>Whether the API answers at <c>Api:PublicBaseUrl</c>, and how it says that it is: its own storage, book and FFmpeg.</summary>
internal sealed class ApiCheck(Subject subject) : ICheck
{
    private const string Ok = "ok";
    private const string Failing = "failing";

    public string Name => CheckNames.Api;

    public IReadOnlyList<string> Needs => [CheckNames.Settings];

    /// <summary>An app that was scaled to zero starts first.</summary>
    public TimeSpan Patience => TimeSpan.FromMinutes(1);

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        if (subject.ApiUrl is not { } url)
            return CheckResult.Skipped("Api:PublicBaseUrl is not set");
        HealthReport health;
        try
        {
            using var client = new MediaFunctionsClient(subject.Http, new Uri(url), Credential.ApiKey("none"));
            health = await client.GetHealthAsync(cancellationToken);
        }
        catch (MediaFunctionsException e)
        {
            return Other(url, $"{e.Status}");
        }
        catch (JsonException)
        {
            return Other(url, "something else than its health");
        }
        catch (Exception e) when (HttpFaults.Find(e, $"The API ({url})") is { } advice)
        {
            return CheckResult.Failed(advice);
        }
        var facts = $"version {health.Version}: {string.Join(", ", health.Checks.Select(part => $"{part.Key} {part.Value.Status}"))}";
        return health.Status switch
        {
            Ok => CheckResult.Ok(facts),
            Failing => CheckResult.Failed(Ill(health, Failing)),
            _ => CheckResult.Minding(facts, Ill(health, health.Status)),
        };
    }

    private static CheckResult Other(string url, string answer) => CheckResult.Failed(
        $"{url}/api/health answered {answer}.",
        "The app answers there, and says how it is.",
        "Compare Api:PublicBaseUrl with the address that the deployment printed; where it is right the app does not start: its log stream in the Azure portal names each setting that is wrong.");

    private static Advice Ill(HealthReport health, string state) => new(
        $"The app says that it is {state}: {string.Join("; ", health.Checks.Where(part => part.Value.Status != Ok).Select(Words))}.",
        "Every part is ok.",
        "storage: the app's identity needs the roles on the storage account. recipes: correct Recipes:Book as the app sees it. ffmpeg: publish with the bundled FFmpeg in the package (`dotnet publish src/Functions` after ffmpeg/build).");

    private static string Words(KeyValuePair<string, HealthPart> part) =>
        string.Join(' ', (part.Value.Facts ?? new Dictionary<string, string>()).Select(fact => $"{fact.Key} {fact.Value}").Prepend($"{part.Key} {part.Value.Status}"));
}
