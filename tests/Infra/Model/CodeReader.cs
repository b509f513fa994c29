using System.Reflection;
using System.Text.RegularExpressions;
using MediaFunctions.Api;
using MediaFunctions.Processing.Settings;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.Infra.Model;

/// <summary>Reads constants and attributes out of our assemblies, and names out of our scripts.</summary>
internal static partial class CodeReader
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types =
        [.. typeof(PipelineSettings).Assembly.GetTypes(), .. typeof(ApiSettings).Assembly.GetTypes()];

    /// <summary>The constants <c>Name</c>, <c>HeavyName</c>... of the classes called <c>...Queue</c>.</summary>
    public static IEnumerable<string> Queues() => Types.Where(t => t.Name.EndsWith("Queue", StringComparison.Ordinal))
        .SelectMany(t => Constants(t, name => name.EndsWith("Name", StringComparison.Ordinal)))
        .Where(queue => !queue.EndsWith("-poison", StringComparison.Ordinal)).Distinct();

    /// <summary>The constants <c>Table</c>; that no table is named in another way is a test of its own.</summary>
    public static IEnumerable<string> Tables() => Types.SelectMany(t => Constants(t, name => name == "Table")).Distinct();

    public static IEnumerable<LogMessage> LogMessages() => Types.SelectMany(t => t.GetMethods(Any))
        .Select(method => (Method: method, Attribute: method.GetCustomAttribute<LoggerMessageAttribute>()))
        .Where(found => found.Attribute?.Message is not null)
        .Select(found => LogMessage.Of(found.Attribute!.Message!, found.Method));

    /// <summary>The secrets that infra/deploy writes to the vault.</summary>
    public static IEnumerable<string> Secrets()
    {
        var script = File.ReadAllText(Repo.File("infra", "lib", "vault.sh"));
        return MadeSecret().Matches(script).Concat(TakenSecrets().Matches(script)).SelectMany(match => match.Groups[1].Value.Split(' '));
    }

    private static IEnumerable<string> Constants(Type type, Func<string, bool> named) => type.GetFields(Any)
        .Where(field => field.IsLiteral && field.FieldType == typeof(string) && named(field.Name))
        .Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex(@"^\s*make_secret ([a-z0-9-]+)", RegexOptions.Multiline)]
    private static partial Regex MadeSecret();

    [GeneratedRegex("for name in ([a-z0-9 -]+); do")]
    private static partial Regex TakenSecrets();
}
