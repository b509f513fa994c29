using MediaFunctions.Api;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>Whether the pages that are to call the API may. In Azure the host answers them, by a list of its own.</summary>
internal sealed class ApiCorsCheck(Subject subject) : ICheck
{
    private static readonly string[] Headers = ["authorization", "content-type"];

    public string Name => CheckNames.ApiCors;

    public IReadOnlyList<string> Needs => [CheckNames.Api];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        if (subject.Origins.Count == 0)
            return CheckResult.Skipped("no page calls: Api:Origins is empty (--origin tries one)");
        var url = $"{subject.ApiUrl}/api/uploads";
        var everybody = subject.Origins.Contains(CrossOrigin.Any);
        try
        {
            foreach (var origin in everybody ? [Preflight.Stranger] : subject.Origins)
            {
                if (await Preflight.RefusalAsync(subject.Http, url, origin, "POST", Headers, cancellationToken) is { } refusal)
                    return Refused(origin, refusal);
            }
        }
        catch (Exception e) when (HttpFaults.Find(e, "The API") is { } advice)
        {
            return CheckResult.Failed(advice);
        }
        return CheckResult.Ok($"{string.Join(", ", subject.Origins)} may call");
    }

    private static CheckResult Refused(string origin, string refusal) => CheckResult.Failed(
        $"A page of {origin} cannot call the API: {refusal}.",
        "Api:Origins has the origin, and so has the Functions host's own list (siteConfig.cors).",
        "Put the origin into `origins` of infra/azure/main.bicepparam and deploy again: both lists and the bucket's policy are made of it.");
}
