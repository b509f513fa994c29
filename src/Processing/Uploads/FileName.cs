using System.Text;

namespace MediaFunctions.Processing.Uploads;

/// <summary>The names of files in the keys that this service makes.</summary>
public static class FileName
{
    /// <summary>Bytes of UTF-8.</summary>
    public const int Longest = 255;

    private const string Nameless = "upload";
    private const int LongestExtension = 16;

    /// <summary>What is wrong with the name of a file to upload; null when nothing is.</summary>
    public static string? Objection(string fileName)
    {
        if (fileName.Length == 0)
            return "fileName is missing; expected the file's name, such as holiday.mp4.";
        if (Encoding.UTF8.GetByteCount(fileName) > Longest)
            return $"fileName is longer than {Longest} bytes of UTF-8.";
        if (fileName is "." or ".." || fileName.AsSpan().ContainsAny('/', '\\'))
            return "fileName is a path; expected the file's name alone, such as holiday.mp4.";
        return fileName.Any(char.IsControl) || !IsWellFormed(fileName)
            ? "fileName has control characters or half of a surrogate pair; expected readable text."
            : null;
    }

    /// <summary>A name without objection, as near as may be to the last segment of a client's key or path.</summary>
    public static string Of(string key)
    {
        var last = key[(key.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var name = string.Concat(last.EnumerateRunes().Where(rune => !Rune.IsControl(rune)));
        if (name is "" or "." or "..")
            return Nameless;
        if (Encoding.UTF8.GetByteCount(name) <= Longest)
            return name;
        var extension = Path.GetExtension(name);
        if (extension.Length > LongestExtension)
            extension = "";
        return Head(name[..^extension.Length], Longest - Encoding.UTF8.GetByteCount(extension)) + extension;
    }

    /// <summary>Whole characters only, of so many bytes at the most.</summary>
    private static string Head(string text, int mostBytes)
    {
        var head = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            mostBytes -= rune.Utf8SequenceLength;
            if (mostBytes < 0)
                break;
            head.Append(rune);
        }
        return head.ToString();
    }

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[used..];
        }
        return true;
    }
}
