using System.Text.Json.Nodes;
using CsCheck;
using MediaFunctions.Processing.Recipes.Schema;

namespace MediaFunctions.Tests.Processing.Recipes;

/// <summary>
/// Books made out of the schema, right ones and nearly right ones, so that a new kind is tried without a word here.
/// </summary>
internal static class GeneratedBooks
{
    private static readonly JsonObject Definitions = JsonNode.Parse(BookSchema.Text)!["$defs"]!.AsObject();

    private static readonly string[] Kinds =
        [.. Definitions.Select(d => d.Key).Where(name => name.StartsWith("kind-", StringComparison.Ordinal))];

    /// <summary>Anything that could stand where a value is expected.</summary>
    private static readonly string[] Odd =
    [
        "null", "true", "false", "0", "1", "2", "6", "-1", "2.0", "2.5", "1e2", "1e400", "-1e400", "99999999999999999999", "[]", "{}", "[[]]",
        "\"\"", "\"a\"", "\"A\"", "\"a\\n\"", "\"2s\"", "\"50%\"", "\"128k\"", "\"jpg\"", "\"video/*\"", "\"😀\"", "\"'\\\"\\\\%:\"",
        "[\"video/*\"]", "[\"x\"]", "[1]", "\"default\"", "\"vod\"", "\"00:01:00\"", "\"5s\"", "{\"kind\":\"audio\"}",
    ];

    private static readonly Gen<JsonNode?> OddValue = AnyOf(Odd).Select(text => JsonNode.Parse(text));

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    /// <summary>What the schema says of this member, or something odd.</summary>
    private static Gen<JsonNode?> Value(JsonObject schema, bool tame)
    {
        var right = Right(schema);
        return tame ? right : Gen.Frequency((4, right), (1, OddValue));
    }

    private static Gen<JsonNode?> Right(JsonObject schema) => schema switch
    {
        _ when schema["const"] is { } only => Gen.Const(0).Select(_ => (JsonNode?)only.DeepClone()),
        _ when schema["enum"] is JsonArray values => Gen.Int[0, values.Count - 1].Select(i => (JsonNode?)values[i]!.DeepClone()),
        _ when $"{schema["type"]}" is "integer" => Gen.Int[(int)Math.Max(-1000, (long)schema["minimum"]!), (int)Math.Min(1_000_000, (long)schema["maximum"]!)]
            .Select(number => (JsonNode?)JsonValue.Create(number)),
        _ when $"{schema["type"]}" is "number" => Gen.Double[(double)schema["minimum"]!, (double)schema["maximum"]!]
            .Select(number => (JsonNode?)JsonValue.Create(Math.Round(number, 3))),
        _ when $"{schema["type"]}" is "boolean" => Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        _ when schema["items"]?["enum"] is JsonArray words => Gen.Int[0, words.Count - 1].Select(i => (JsonNode?)new JsonArray(words[i]!.DeepClone())),
        // A text: some that are right somewhere.
        _ => AnyOf("2s", "50%", "00:00:05", "128k", "96k", "video/*", "uploads/", "a", "default", "x.png", "", "#ff0000")
            .Select(text => (JsonNode?)JsonValue.Create(text)),
    };

    private static Gen<JsonObject> Members(JsonObject definition, bool tame)
    {
        var properties = definition["properties"]!.AsObject().ToList();
        var required = (definition["required"] as JsonArray)?.Select(name => (string)name!).ToHashSet() ?? [];
        return Gen.Select(
            Gen.Int[0, 99].Array[properties.Count],
            properties.Aggregate(
                Gen.Const(0).Select(_ => new List<JsonNode?>()),
                (all, member) => Gen.Select(all, Value(member.Value!.AsObject(), tame), (values, value) => (List<JsonNode?>)[.. values, value])),
            (dice, values) =>
            {
                var made = new JsonObject();
                foreach (var (i, member) in properties.Index())
                {
                    var always = member.Key == "kind" || required.Contains(member.Key);
                    if (dice[i] < (always ? tame ? 100 : 97 : tame ? 20 : 40))
                        made[member.Key] = values[i]?.DeepClone();
                    else if (!tame && dice[i] > 97)
                        made[member.Key + "x"] = values[i]?.DeepClone();
                }
                return made;
            });
    }

    private static Gen<JsonObject> Output(bool tame) =>
        Gen.OneOf([.. Kinds.Select(kind => Members(Definitions[kind]!.AsObject(), tame))]);

    private static Gen<JsonObject> Recipe(bool tame) => Gen.Select(
        Gen.Int[0, 9], Output(tame).Array[1, 4], Value(Definitions["recipe"]!["properties"]!["preset"]!.AsObject(), tame),
        Members(Definitions["uploads"]!.AsObject(), tame),
        (sort, outputs, preset, uploads) =>
        {
            var recipe = new JsonObject();
            if (sort < 4)
                recipe["preset"] = preset?.DeepClone();
            if (sort > 1)
                recipe["outputs"] = Named(outputs, tame || sort > 2 ? "o" : "O ");
            if (sort % 2 == 0 && (uploads.Count > 0 || !tame))
                recipe["uploads"] = uploads.DeepClone();
            return recipe;
        });

    private static Gen<JsonObject> Book(bool tame) => Gen.Select(
        Recipe(tame).Array[1, 3], Members(Definitions["rule"]!.AsObject(), tame).Array[0, tame ? 1 : 3], OddValue, Gen.Int[0, 30],
        (recipes, rules, odd, dice) =>
        {
            var book = new JsonObject { ["recipes"] = Named(recipes, "a"), ["rules"] = new JsonArray([.. rules.Select(rule => rule.DeepClone())]) };
            foreach (var rule in book["rules"]!.AsArray().Where(_ => tame))
                rule!["recipe"] = "a";
            if (!tame && dice < 6)
                book[dice < 3 ? "recipes" : dice < 5 ? "rules" : "$schema"] = odd?.DeepClone();
            return book;
        });

    private static JsonObject Named(JsonObject[] items, string prefix)
    {
        var map = new JsonObject();
        foreach (var (i, item) in items.Index())
            map[i == 0 ? prefix : $"{prefix}{i}"] = item.DeepClone();
        return map;
    }

    /// <summary>Mostly right.</summary>
    public static Gen<string> Tame { get; } = Book(tame: true).Select(book => book.ToJsonString());

    /// <summary>Wrong here and there.</summary>
    public static Gen<string> Wild { get; } = Book(tame: false).Select(book => book.ToJsonString());
}
