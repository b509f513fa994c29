using System.Buffers.Binary;
using System.Net.Http.Headers;

namespace MediaFunctions.Tests.StreamStandIn;

/// <summary>Fetches a source as the documentation says that Stream does, and looks whether it is a video.</summary>
internal static class SourceFetch
{
    private const string NotFetched = "ERR_FETCH_ORIGIN_ERROR";
    private const string NoVideo = "ERR_NON_VIDEO";

    /// <summary>A JPEG of one pixel.</summary>
    public static byte[] Pixel { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA"
        + "/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==");

    /// <summary>Why it failed; null where it did not.</summary>
    public static async Task<string?> FetchAsync(HttpClient http, Video video, Uri source, bool needsHead)
    {
        try
        {
            using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, source));
            if (needsHead && !head.IsSuccessStatusCode)
                return NotFetched;
            using var request = new HttpRequestMessage(HttpMethod.Get, source);
            request.Headers.Range = new RangeHeaderValue(0, null);
            using var answer = await http.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
                return NotFetched;
            video.Content = await answer.Content.ReadAsByteArrayAsync();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return NotFetched;
        }
        if (!IsVideo(video.Content))
            return NoVideo;
        Measure(video);
        return null;
    }

    private static bool IsVideo(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 12
        && (bytes[4..8].SequenceEqual("ftyp"u8) // MP4, MOV, 3GP
            || bytes.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) // Matroska, WebM
            || (bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("AVI "u8))
            || bytes.StartsWith("FLV"u8)
            || bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0xBA]) // MPEG-PS
            || bytes[0] == 0x47); // MPEG-TS

    /// <summary>Duration and size of an MP4, by its boxes; of others nothing is known.</summary>
    private static void Measure(Video video)
    {
        ReadOnlySpan<byte> bytes = video.Content;
        var movie = bytes.IndexOf("mvhd"u8);
        if (movie >= 0 && bytes[movie + 4] == 0)
            video.Duration = BinaryPrimitives.ReadUInt32BigEndian(bytes[(movie + 20)..]) / (double)BinaryPrimitives.ReadUInt32BigEndian(bytes[(movie + 16)..]);
        var track = bytes.IndexOf("tkhd"u8);
        if (track < 4)
            return;
        var end = track - 4 + (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[(track - 4)..]);
        video.Width = BinaryPrimitives.ReadUInt16BigEndian(bytes[(end - 8)..]);
        video.Height = BinaryPrimitives.ReadUInt16BigEndian(bytes[(end - 4)..]);
    }
}
