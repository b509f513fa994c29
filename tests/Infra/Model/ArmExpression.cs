using System.Globalization;
using System.Text;

namespace MediaFunctions.Tests.Infra.Model;

/// <summary>
/// The expressions that bicep cannot answer without an account (an identity's id, a host's name), answered by
/// <see cref="ArmSamples"/>, so that the checks see values as the app would.
/// </summary>
internal sealed class ArmExpression
{
    private readonly string text;
    private int at;

    private ArmExpression(string text) => this.text = text;

    /// <summary>A copy of the node with every expression in it answered.</summary>
    public static JsonNode? Answer(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(Text(m.Key), Answer(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Answer)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Value(text),
        _ => node?.DeepClone(),
    };

    private static string Text(string key) => Value(key)!.ToString();

    private static JsonNode? Value(string text)
    {
        if (text.StartsWith("[[", StringComparison.Ordinal))
            return text[1..];
        if (!text.StartsWith('[') || !text.EndsWith(']'))
            return text;
        var expression = new ArmExpression(text[1..^1]);
        var value = expression.Read();
        return expression.at == expression.text.Length ? value : throw expression.Unknown();
    }

    private JsonNode? Read()
    {
        var value = ReadPlain();
        while (at < text.Length && text[at] is '.' or '[')
        {
            if (text[at++] == '.')
            {
                value = Member(value, ReadName());
            }
            else
            {
                var key = Read();
                Expect(']');
                value = value is JsonArray items ? items[(int)(long)key!] : Member(value, (string)key!);
            }
        }
        return value?.DeepClone();
    }

    private JsonNode? Member(JsonNode? value, string name) =>
        value is JsonObject members && members.TryGetPropertyValue(name, out var found) ? found : throw Unknown($"no {name}");

    private JsonNode? ReadPlain()
    {
        if (text[at] == '\'')
            return ReadText();
        if (char.IsAsciiDigit(text[at]) || text[at] == '-')
            return ReadNumber();
        var name = ReadName();
        if (at == text.Length || text[at] != '(')
            return name switch { "true" => true, "false" => false, "null" => null, _ => throw Unknown(name) };
        at++;
        var arguments = new List<JsonNode?>();
        while (text[at] != ')')
        {
            arguments.Add(Read());
            if (text[at] == ',')
                at++;
            while (text[at] == ' ')
                at++;
        }
        at++;
        if ((name is "true" or "false") && arguments.Count == 0)
            return name == "true";
        return ArmSamples.Call(name, arguments) ?? (name == "null" ? null : throw Unknown(name));
    }

    private string ReadText()
    {
        var read = new StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] != '\'')
                read.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '\'')
                read.Append(text[at++]);
            else
                break;
        }
        at++;
        return read.ToString();
    }

    private long ReadNumber()
    {
        var start = at++;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return long.Parse(text[start..at], CultureInfo.InvariantCulture);
    }

    private string ReadName()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        return text[start..at];
    }

    private void Expect(char expected)
    {
        if (text[at++] != expected)
            throw Unknown($"'{expected}' expected");
    }

    private NotSupportedException Unknown(string what = "") => new($"[{text}] at {at}: {what} is not known to ArmExpression.");
}
