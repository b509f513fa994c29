using System.Text;
using System.Text.Unicode;

namespace MediaFunctions.Processing.Media.Sniffing;

/// <summary>Text of any kind: no media, and where it is a playlist, a list of places that nobody must open.</summary>
internal static class PlainText
{
    private const int BytesToSee = 1024;

    public static SniffedType? Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble))
            head = head[3..];
        if (head is [0xFF, 0xFE, _, 0, ..] or [0xFE, 0xFF, 0, ..])
            return SniffedType.NotMedia("text/plain"); // UTF-16

        var start = head[..Math.Min(head.Length, BytesToSee)];
        return IsText(start) ? SniffedType.NotMedia(ContentTypeOf(start)) : null;
    }

    private static string ContentTypeOf(ReadOnlySpan<byte> start)
    {
        var text = Encoding.UTF8.GetString(start).TrimStart();
        bool Begins(string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);
        return Begins("#EXTM3U") ? "application/vnd.apple.mpegurl"
            : Begins("ffconcat") ? "text/x-ffconcat"
            : Begins("v=0") ? "application/sdp"
            : Begins("<!DOCTYPE html") || Begins("<html") ? "text/html"
            : text.Contains("<MPD", StringComparison.Ordinal) ? "application/dash+xml"
            : text.Contains("<svg", StringComparison.OrdinalIgnoreCase) ? "image/svg+xml"
            : Begins("<?xml") || Begins("<") ? "application/xml"
            : Begins("{") || Begins("[") ? "application/json"
            : "text/plain";
    }

    /// <summary>UTF-8 without the control characters that text does not use; the cut at the end may split a character.</summary>
    private static bool IsText(ReadOnlySpan<byte> start)
    {
        foreach (var letter in start)
        {
            if (letter < 0x20 && letter is not (0x09 or 0x0A or 0x0C or 0x0D or 0x1B))
                return false;
        }

        for (var cut = 0; cut < 4 && cut < start.Length; cut++)
        {
            if (Utf8.IsValid(start[..^cut]))
                return true;
        }

        return false;
    }
}
