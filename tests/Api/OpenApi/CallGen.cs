using System.Text;
using CsCheck;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>Makes calls of one operation: some right, most wrong in one way, some mad.</summary>
internal sealed class CallGen(ApiOperation operation, IReadOnlyDictionary<string, string[]> known)
{
    private const int OverTheLimit = 1_100_000;

    // JsonNode writes no half of a surrogate pair: this character stands for one until the text is written.
    private const string Half = "\uE000";

    private static readonly Gen<string> Mad = Gen.OneOf(
        Gen.String[Gen.Char, 1, 20].Where(s => s is not ("." or "..") && !s.Any(char.IsSurrogate)),
        OneOf("a b", "ü+%&=?#", "%00", "\0", "%2F", "..%2f..", "'; drop table jobs --", "null", "-1", new string('a', 3000)));

    private static readonly Gen<string> Halves = OneOf(Half, $"a{Half}", $"{Half}.mp4", $"2026-11-{Half}");

    private static readonly Gen<string> MadJson = Gen.Frequency((3, Mad), (1, Halves));

    private static readonly Gen<JsonNode?> WrongValue = Gen.OneOf(
        Gen.Const(() => (JsonNode?)null),
        Gen.Const(() => (JsonNode?)new JsonObject()),
        Gen.Const(() => (JsonNode?)new JsonArray(1, "a", null)),
        Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)),
        Gen.Long.Select(n => (JsonNode?)JsonValue.Create(n)),
        Gen.Double.Where(double.IsFinite).Select(n => (JsonNode?)JsonValue.Create(n)),
        MadJson.Select(s => (JsonNode?)JsonValue.Create(s)));

    public Gen<ApiTestCall> Calls() => Gen.Select(Addresses(), Bodies(), Keys(), Types()).Select(
        (address, body, caller, type) =>
            new ApiTestCall(operation.Method, address, operation.Body is null ? null : body, caller.Key, type) { Grant = caller.Grant });

    private Gen<(string? Key, string? Grant)> Keys() => Gen.Frequency(
        (12, Key(TestKeys.Alice)), (2, Key(TestKeys.Bob)), (1, Key(null)), (1, Key("wrong")), (12, OneOf(known["grant"]).Select(g => ((string?)null, (string?)g))));

    private static Gen<(string? Key, string? Grant)> Key(string? key) => Gen.Const((key, (string?)null));

    private static Gen<string?> Types() => Gen.Frequency<string?>(
        (12, OneOf<string?>("application/json")), (1, OneOf<string?>((string?)null)), (2, OneOf<string?>("text/plain", "b@d")));

    private Gen<string> Addresses() => Gen.Select(Segments(), Query(), (path, query) => query.Length == 0 ? path : $"{path}?{query}");

    private Gen<string> Segments()
    {
        var path = Gen.Const(operation.Path);
        foreach (var (name, _, _) in operation.Parameters.Where(p => p.Place == "path"))
            path = Gen.Select(path, InPath(name), (p, value) => p.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal));
        return path;
    }

    // Kestrel itself sends a zero byte in the path away, before there is anything that could answer as documented.
    private Gen<string> InPath(string name) => Values(name).Where(value => !value.Contains('\0', StringComparison.Ordinal));

    private Gen<string> Query()
    {
        var query = Gen.Const("");
        foreach (var (name, _, isNumber) in operation.Parameters.Where(p => p.Place == "query"))
        {
            var one = Gen.Select(isNumber ? Gen.Int[-2, 200].Select(n => $"{n}") : Values(name), value => $"{name}={Uri.EscapeDataString(value)}&");
            var some = Gen.Frequency((5, Gen.Const("")), (6, one), (1, Gen.Select(one, one, (a, b) => a + b)));
            query = Gen.Select(query, some, (q, s) => q + s);
        }
        return Gen.Frequency((15, query), (1, query.Select(q => q + "bogus=1&"))).Select(q => q.TrimEnd('&'));
    }

    private Gen<string> Values(string name) =>
        known.TryGetValue(name, out var values) ? Gen.Frequency((4, OneOf(values)), (1, Mad)) : Mad;

    private Gen<byte[]> Bodies() => Gen.Frequency(
        (20, Objects().Select(json => Encoding.UTF8.GetBytes(json))),
        (2, Gen.Byte.Array[0, 50]),
        (2, OneOf("", "{", "[]", "null", "7", "\"a\"", new string('[', 2000), "{\"a\":1,\"a\":2}").Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Const(() => Encoding.UTF8.GetBytes($"{{\"key\":\"{new string('k', OverTheLimit)}\"}}"))));

    private Gen<string> Objects()
    {
        var members = Gen.Const("");
        foreach (var (name, schema) in ApiDocument.Resolve(operation.Body ?? new JsonObject())["properties"]?.AsObject() ?? [])
        {
            var good = Good(name, schema!).Select(v => Member(name, v));
            var wrong = WrongValue.Select(v => Member(name, v));
            var some = Gen.Frequency((10, good), (3, Gen.Const("")), (2, wrong), (1, Gen.Select(good, good, (a, b) => a + b)));
            members = Gen.Select(members, some, (all, s) => all + s);
        }
        var odd = OneOf("bogus", Half).Select(name => Member(name, 1));
        return Gen.Frequency((20, members), (2, Gen.Select(members, odd, (m, o) => m + o)))
            .Select(m => $"{{{m.TrimEnd(',').Replace(Half, "\\ud800", StringComparison.Ordinal)}}}");
    }

    private Gen<JsonNode?> Good(string name, JsonNode schema) => Gen.Frequency(
        (3, Gen.Const(() => operation.Example?[name]?.DeepClone())),
        (2, Typed(name, schema)));

    private Gen<JsonNode?> Typed(string name, JsonNode schema)
    {
        var types = ApiDocument.Resolve(schema)["type"];
        var type = types is JsonArray several ? (string)several.First(t => (string?)t != "null")! : (string?)types;
        return type switch
        {
            "string" => Gen.Frequency((6, Values(name)), (1, Halves)).Select(s => (JsonNode?)JsonValue.Create(s)),
            "integer" => Gen.Frequency((3, Gen.Long[-1, 100_000_000]), (1, Gen.Long)).Select(n => (JsonNode?)JsonValue.Create(n)),
            "boolean" => Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)),
            "object" => Gen.Select(MadJson, MadJson, (k, v) => (JsonNode?)new JsonObject { [k] = v }),
            _ => WrongValue,
        };
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Member(string name, JsonNode? value) => $"\"{name}\":{value?.ToJsonString().Replace("\\uE000", Half, StringComparison.Ordinal) ?? "null"},";
}
