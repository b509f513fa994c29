using System.Reflection;
using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Infra.Model;

/// <summary>A message that the code logs: as it is written there, with a sample of each value.</summary>
internal sealed partial record LogMessage(string Template, IReadOnlyDictionary<string, string> Samples)
{
    /// <summary>As a line of the log could look.</summary>
    public string Line => Placeholder().Replace(Template, match => Samples[match.Groups[1].Value]);

    public static LogMessage Of(string template, MethodInfo method) => new(
        template,
        Placeholder().Matches(template).Select(m => m.Groups[1].Value).Distinct().ToDictionary(name => name, name => Sample(method, name)));

    private static string Sample(MethodInfo method, string name)
    {
        var type = method.GetParameters().Single(p => p.Name!.Equals(name, StringComparison.OrdinalIgnoreCase)).ParameterType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Enum.GetNames(type)[0];
        return type.IsPrimitive ? "1" : "abc";
    }

    [GeneratedRegex(@"\{(\w+)(?::[^}]*)?\}")]
    private static partial Regex Placeholder();
}
