using System.Text.RegularExpressions;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>Alerts read the log: what they look for is what the code writes.</summary>
internal static partial class AlertCheck
{
    private const string Rules = "Microsoft.Insights/scheduledQueryRules";

    /// <summary>What somebody must be told of: a part of the code's message.</summary>
    private static readonly Dictionary<string, string> Watched = new()
    {
        ["dead letters"] = "is a dead letter",
        ["callbacks that are given up"] = "to {Host} is a dead letter",
        ["how jobs end"] = "{State}",
        ["how long messages wait"] = "waits {Seconds} s",
    };

    public static IEnumerable<string> Findings(Deployment deployment)
    {
        var alerts = deployment.All(Rules).ToList();
        if (alerts.Count == 0)
            return [];
        var queries = alerts.ToDictionary(alert => alert, alert => alert.TextAt("properties.criteria.allOf[0].query") ?? "");
        return queries.SelectMany(q => Findings(q.Key, q.Value, deployment))
            .Concat(Watched.Where(w => !queries.Values.Any(query => LooksFor(query, w.Value, deployment.Code)))
                .Select(w => $"no alert looks at {w.Key}: at a line with '{w.Value}'"));
    }

    private static IEnumerable<string> Findings(Resource alert, string query, Deployment deployment)
    {
        foreach (var term in Terms(query).Where(term => !deployment.Code.LogMessages.Any(message => term.Finds(message.Line))))
            yield return $"{alert} looks for '{term.Text}', and no line of the code's log has it";
        foreach (var state in State().Matches(query).Select(m => m.Groups[1].Value).Where(s => !Enum.TryParse<JobState>(s, out _)))
            yield return $"{alert} looks for jobs that are {state}, and no job is";
        var poison = deployment.Code.Queues.Select(CodeFacts.PoisonOf).ToList();
        var named = Texts().Matches(query).Select(m => m.Groups[1].Value).Where(text => text.EndsWith("-poison", StringComparison.Ordinal)).ToList();
        foreach (var queue in named.Except(poison))
            yield return $"{alert} looks at the queue {queue}, and there is none";
        foreach (var queue in poison.Except(named).Where(_ => named.Count > 0))
            yield return $"{alert} looks at poison queues, and not at {queue}";
    }

    private static bool LooksFor(string query, string part, CodeFacts code) => code.LogMessages
        .Where(message => message.Template.Contains(part, StringComparison.Ordinal))
        .Any(message => Terms(query).Any(term => term.Finds(message.Line)));

    private static IEnumerable<LogTerm> Terms(string query) => Extract().Matches(query).Concat(Comparison().Matches(query))
        .Select(match => new LogTerm(match.Groups["how"].Value, match.Groups["text"].Value));

    [GeneratedRegex("""(?<how>extract)\("(?<text>[^"]*)",\s*\d+,\s*(?:Message|Line|Log)\)""")]
    private static partial Regex Extract();

    [GeneratedRegex("""\b(?:Message|Line|Log)\s+(?<how>has|has_cs|contains|contains_cs|startswith|startswith_cs|matches regex)\s+"(?<text>[^"]*)""")]
    private static partial Regex Comparison();

    [GeneratedRegex("""\bState\s*=[=~]\s*"([^"]*)""")]
    private static partial Regex State();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Texts();
}
