using System.Text.Json;

namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>Peaks as BBC audiowaveform writes them (format version 2), which peaks.js and others read.</summary>
public static class WaveformJson
{
    private const int BufferedBytes = 64 * 1024;

    /// <summary>Writes the file.</summary>
    /// <param name="shape">What one peak is of.</param>
    /// <param name="bits">8 or 16.</param>
    public static async Task WriteAsync(
        string path, IReadOnlyList<Peak> peaks, WaveformShape shape, int bits, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteNumber("version", 2);
        json.WriteNumber("channels", 1);
        json.WriteNumber("sample_rate", shape.SampleRate);
        json.WriteNumber("samples_per_pixel", shape.SamplesPerWindow);
        json.WriteNumber("bits", bits);
        json.WriteNumber("length", peaks.Count);
        json.WriteStartArray("data");
        foreach (var peak in peaks)
        {
            // Towards zero, as audiowaveform divides.
            json.WriteNumberValue(bits == 8 ? peak.Lowest / 256 : peak.Lowest);
            json.WriteNumberValue(bits == 8 ? peak.Highest / 256 : peak.Highest);
            if (json.BytesPending > BufferedBytes)
                await json.FlushAsync(cancellationToken);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
