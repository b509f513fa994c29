using System.Collections.Concurrent;
using System.Text.Json;
using MediaFunctions.Tests.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>
/// A stand-in for Cloudflare's API, of which no local part exists: it takes purges as the documentation describes them
/// (developers.cloudflare.com/api, "Purge Cached Content"), refuses what that would refuse, and remembers the rest. It has
/// no cache: that copies are gone is not shown by it, only that Cloudflare was asked, and how.
/// </summary>
public sealed class CloudflareStandIn : IAsyncDisposable
{
    public const string Zone = "0123456789abcdef0123456789abcdef";
    public const string Token = "a-token-of-the-tests";

    private const int MostFiles = 30;

    private readonly WebApplication app;

    private CloudflareStandIn(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    /// <summary>The bodies that were taken, in order.</summary>
    public ConcurrentQueue<JsonElement> Purges { get; } = [];

    /// <summary>What was refused and why; empty where all was as documented.</summary>
    public ConcurrentQueue<string> Refused { get; } = [];

    /// <summary>It answers 503 while this is set.</summary>
    public bool IsDown { get; set; }

    /// <summary>What makes a pipeline purge here.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Cdn:ZoneId"] = Zone,
        ["Cdn:ApiToken"] = Token,
        ["Cdn:ApiBaseUrl"] = $"{Address}client/v4",
    };

    public IReadOnlyList<string> Files => [.. Named("files")];

    public IReadOnlyList<string> Prefixes => [.. Named("prefixes")];

    public static async Task<CloudflareStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = new Uri($"http://127.0.0.1:{LocalParts.FreePort()}/");
        builder.WebHost.UseUrls(address.ToString());
        var standIn = new CloudflareStandIn(builder.Build(), address);
        standIn.app.Run(standIn.AnswerAsync);
        await standIn.app.StartAsync();
        return standIn;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IEnumerable<string> Named(string kind) =>
        Purges.Where(body => body.TryGetProperty(kind, out _)).SelectMany(body => body.GetProperty(kind).EnumerateArray().Select(e => e.GetString()!));

    private async Task AnswerAsync(HttpContext context)
    {
        if (IsDown)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        var objection = Objection(context.Request, body);
        if (objection is null)
            Purges.Enqueue(body);
        else
            Refused.Enqueue(objection);
        context.Response.StatusCode = objection is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync(objection is null
            ? $$$"""{"success":true,"errors":[],"messages":[],"result":{"id":"{{{Zone}}}"}}"""
            : """{"success":false,"errors":[{"code":1012,"message":"refused by the stand-in"}],"messages":[],"result":null}""");
    }

    private static string? Objection(HttpRequest request, JsonElement body)
    {
        if (request.Method != "POST" || request.Path != $"/client/v4/zones/{Zone}/purge_cache")
            return $"{request.Method} {request.Path}";
        if (request.Headers.Authorization != $"Bearer {Token}")
            return $"authorization {request.Headers.Authorization}";
        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return $"type {request.ContentType}";
        if (body.EnumerateObject().Count() != 1)
            return $"members of {body}";
        var (name, list) = (body.EnumerateObject().Single().Name, body.EnumerateObject().Single().Value);
        var entries = list.EnumerateArray().Select(e => e.GetString()!).ToList();
        return name switch
        {
            "files" when entries.Count is > 0 and <= MostFiles && entries.All(e => Uri.IsWellFormedUriString(e, UriKind.Absolute)) => null,
            "prefixes" when entries.Count is > 0 and <= MostFiles && !entries.Any(e => e.Contains("://", StringComparison.Ordinal)) => null,
            _ => $"{name} of {entries.Count}: {entries.FirstOrDefault()}",
        };
    }
}
