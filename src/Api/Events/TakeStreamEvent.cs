using System.Text.Json;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Api.Events;

/// <summary>Takes Cloudflare Stream's webhook: one signed notice of a video that is done, or will never be.</summary>
public sealed class TakeStreamEvent(StreamSignature signature, StreamEvents events) : IApiHandler
{
    public const string Name = "TakeStreamEvent";
    public const string Method = "POST";
    public const string Pattern = "api/events/stream";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Webhook,
        Signature = ["Webhook-Signature"],
        SignedAs = "As Cloudflare Stream says: time=...,sig1=....",
        Summary = "Takes a notice of Cloudflare Stream's, signed by its Webhook-Signature. A notice of a video that no job here waits for is ignored.",
        Resource = "Events",
        Handler = typeof(TakeStreamEvent),
        Request = typeof(StreamNotice),
        Response = typeof(EventResult),
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (signature.Verify(call.Header("Webhook-Signature"), call.Body.Span) is { } untrusted)
            return untrusted;
        if (Read(call.Body.Span) is not { } notice)
            return new Refusal(RefusalCode.InvalidRequest, "The body is no notice of a video; expected an object with its uid.");
        var taken = await events.TakeAsync(notice.ToVideo(), cancellationToken);
        return Reply.Ok(new EventResult(notice.Uid, taken.Outcome, taken.Reason, taken.JobId), ApiJson.Default.EventResult);
    }

    /// <summary>As leniently as it can be understood: it has many members more, and tomorrow others.</summary>
    private static StreamNotice? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ApiJson.Default.StreamNotice);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
