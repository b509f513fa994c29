using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MediaFunctions.Processing.Streaming;

/// <summary>Answers one request for a served source.</summary>
internal static class RangeResponse
{
    /// <summary>Larger writes would wait in Kestrel's buffers when FFmpeg has already gone elsewhere.</summary>
    private const int WriteBytes = 64 * 1024;

    public static async Task AnswerAsync(HttpContext context, ServedSource source)
    {
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        response.Headers.AcceptRanges = "bytes";
        var (from, to) = (0L, source.SizeBytes - 1);
        if (RequestedRange(request) is { } range)
        {
            (from, to) = Resolve(range, source.SizeBytes);
            if (from > to)
            {
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                response.Headers.ContentRange = $"bytes */{source.SizeBytes}";
                response.ContentLength = 0;
                return;
            }
            // Also where it is the whole: after a 200 FFmpeg believes that it cannot seek.
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {from}-{to}/{source.SizeBytes}";
        }

        response.ContentLength = to - from + 1;
        response.ContentType = "application/octet-stream";
        if (HttpMethods.IsGet(request.Method) && response.ContentLength > 0)
            await WriteAsync(context, source, from, to);
    }

    private static async Task WriteAsync(HttpContext context, ServedSource source, long from, long to)
    {
        try
        {
            await source.ReadRangeAsync(from, to, context.Request.QueryString.Value == ServedSource.FewFrames, async (bytes, cancellationToken) =>
            {
                for (; bytes.Length > 0; bytes = bytes[Math.Min(WriteBytes, bytes.Length)..])
                    await context.Response.BodyWriter.WriteAsync(bytes[..Math.Min(WriteBytes, bytes.Length)], cancellationToken);
            }, context.RequestAborted);
        }
        catch (Exception)
        {
            // FFmpeg hung up, the source is no longer served, or it has a fault that the source itself keeps. In each
            // case the connection must break: a clean end would look like the end of the file.
            context.Abort();
        }
    }

    /// <summary>The one range of the request; null where there is none, or several (which RFC 9110 lets us ignore).</summary>
    private static RangeItemHeaderValue? RequestedRange(HttpRequest request) =>
        RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var header)
        && header.Unit == "bytes" && header.Ranges.Count == 1
            ? header.Ranges.First()
            : null;

    private static (long From, long To) Resolve(RangeItemHeaderValue range, long size) => range.From is { } from
        ? (from, Math.Min(range.To ?? long.MaxValue, size - 1))
        : (Math.Max(0, size - (range.To ?? 0)), size - 1);
}
