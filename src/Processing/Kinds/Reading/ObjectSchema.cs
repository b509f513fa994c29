using System.Text.Json;
using System.Text.Json.Nodes;

namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>
/// Makes the JSON Schema of an object from the very code that reads it: the code runs over an empty object, and once more
/// over each choice that the members offer, as what one member may be can depend on another.
/// </summary>
public static class ObjectSchema
{
    /// <summary>What <paramref name="read"/> takes, whatever it asks the reader for.</summary>
    public static JsonObject Of(Action<OptionReader> read)
    {
        var empty = Record(read, []);
        var all = Record(read, []).Members;
        var required = new HashSet<string>(empty.Missed, StringComparer.Ordinal);
        foreach (var (name, choice) in empty.Members.SelectMany(m => MemberSchema.Choices(m.Value).Select(choice => (m.Key, choice))).ToList())
        {
            var chosen = Record(read, new JsonObject { [name] = choice });
            foreach (var (other, schema) in chosen.Members)
                all[other] = all.TryGetValue(other, out var known) ? SchemaUnion.Of(known, schema) : schema;
            // Not required where one choice does without it.
            required.RemoveWhere(missing => missing != name && !chosen.Missed.Contains(missing));
        }
        return Object(all, required);
    }

    private static JsonObject Object(OrderedDictionary<string, JsonObject> members, HashSet<string> required)
    {
        var properties = new JsonObject();
        foreach (var (name, schema) in members)
            properties[name] = schema.DeepClone();
        var schemaOfAll = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            schemaOfAll["required"] = new JsonArray([.. members.Keys.Where(required.Contains).Select(name => JsonValue.Create(name))]);
        schemaOfAll["additionalProperties"] = false;
        return schemaOfAll;
    }

    private static MemberRecorder Record(Action<OptionReader> read, JsonObject instance)
    {
        var recorder = new MemberRecorder();
        read(new OptionReader(JsonElement.Parse(instance.ToJsonString()), "$", [], recorder));
        return recorder;
    }
}
