using System.Text;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>One mistake a call, in every route that reads JSON: each is named, none goes through.</summary>
public sealed class RequestShapeSpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    // A webhook's signature is looked at before its body (EventBatchSpecs has the bodies).
    private static IEnumerable<ApiOperation> Readers => ApiDocument.Operations.Where(o => o.Body is not null && o.NamesCallers);

    public static TheoryData<string> Reading => new(Readers.Select(o => o.Id));

    public static TheoryData<string, string> Required => Members((schema, name) => Needed(schema).Contains(name));

    public static TheoryData<string, string> Typed => Members((_, _) => true);

    public static TheoryData<string> All => new(ApiDocument.Operations.Select(o => o.Id));

    [Theory]
    [MemberData(nameof(Required))]
    public async Task A_missing_member_is_named(string operationId, string member)
    {
        var body = Body(operationId);
        body.Remove(member);

        await RefusedAsync(operationId, body.ToJsonString(), member);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task A_member_of_another_type_is_named(string operationId, string member)
    {
        var body = Body(operationId);
        body[member] = new JsonArray(new JsonObject(), true);

        await RefusedAsync(operationId, body.ToJsonString(), member);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task A_member_that_stands_there_twice_is_refused(string operationId, string member)
    {
        var value = (Body(operationId)[member] ?? JsonValue.Create("a"))!.ToJsonString();

        await RefusedAsync(operationId, $"{{\"{member}\":{value},\"{member}\":{value}}}", "");
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_member_that_nobody_knows_is_named(string operationId)
    {
        var body = Body(operationId);
        body["recipes"] = "default";

        await RefusedAsync(operationId, body.ToJsonString(), "recipes");
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task What_is_no_JSON_object_is_refused(string operationId)
    {
        foreach (var text in new[] { "", "{", "[]", "null", "\"a\"", "{} {}", "{\"a\":", new string('[', 5000) })
            await RefusedAsync(operationId, text, "");
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_body_over_the_limit_is_refused_unread(string operationId)
    {
        var response = await SendAsync(operationId, $"{{\"a\":\"{new string('a', 8 * 1024 * 1024)}\"}}", "application/json");

        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_body_of_another_type_is_refused(string operationId)
    {
        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "b@d" })
        {
            var response = await SendAsync(operationId, Body(operationId).ToJsonString(), type);
            await response.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "content-type-not-allowed");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_method_that_the_address_does_not_take_is_refused_with_those_that_it_does(string operationId)
    {
        var operation = ApiDocument.Named(operationId);

        var response = await fixture.Api.SendAsync("PATCH", Address(operation));

        await response.ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Contains(operation.Method, response.Content.Headers.Allow);
    }

    private async Task RefusedAsync(string operationId, string body, string named)
    {
        var message = await (await SendAsync(operationId, body, "application/json")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Contains(named, message, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SendAsync(string operationId, string body, string type)
    {
        var operation = ApiDocument.Named(operationId);
        var call = new ApiTestCall(operation.Method, Address(operation), Encoding.UTF8.GetBytes(body), TestKeys.Alice, type);
        return fixture.Api.Client.SendAsync(call.Message());
    }

    private static string Address(ApiOperation operation)
    {
        var address = operation.Path;
        foreach (var (name, _, _) in operation.Parameters.Where(p => p.Place == "path"))
            address = address.Replace($"{{{name}}}", "none", StringComparison.Ordinal);
        var query = operation.Parameters.Where(p => p.Place == "query" && p.Name == "key").Select(p => $"{p.Name}=uploads/a.mp4");
        return $"{address}?{string.Join('&', query)}".TrimEnd('?');
    }

    private static JsonObject Body(string operationId) => ApiDocument.Named(operationId).Example!;

    private static IEnumerable<string> Needed(JsonNode schema) => schema["required"]?.AsArray().Select(n => (string)n!) ?? [];

    private static TheoryData<string, string> Members(Func<JsonNode, string, bool> wanted)
    {
        var data = new TheoryData<string, string>();
        foreach (var operation in Readers)
        {
            var schema = ApiDocument.Resolve(operation.Body!);
            foreach (var (name, _) in schema["properties"]!.AsObject().Where(p => wanted(schema, p.Key)))
                data.Add(operation.Id, name);
        }
        return data;
    }
}
