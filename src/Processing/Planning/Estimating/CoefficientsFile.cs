using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>The file of <see cref="Coefficients"/>, member by member as JSON has it.</summary>
public sealed record CoefficientsFile
{
    /// <inheritdoc cref="Coefficients.Date"/>
    public string? Date { get; set; }

    /// <inheritdoc cref="Coefficients.Machine"/>
    public string? Machine { get; set; }

    /// <inheritdoc cref="Coefficients.FFmpeg"/>
    [JsonPropertyName("ffmpeg")]
    public string? FFmpeg { get; set; }

    /// <summary>How busy the machine was, and how far its measurements of one thing lay apart: for people.</summary>
    public string? Note { get; set; }

    /// <inheritdoc cref="Coefficients.CpuSeconds"/>
    public SortedDictionary<string, double>? CpuSeconds { get; set; }

    /// <inheritdoc cref="Coefficients.Memory"/>
    public SortedDictionary<string, double>? MemoryMegabytes { get; set; }

    /// <inheritdoc cref="Coefficients.Address"/>
    public SortedDictionary<string, double>? AddressMegabytes { get; set; }

    /// <inheritdoc cref="Coefficients.Serial"/>
    public SortedDictionary<string, double>? Serial { get; set; }

    /// <inheritdoc cref="Coefficients.Bytes"/>
    public SortedDictionary<string, double>? Bytes { get; set; }

    /// <inheritdoc cref="Coefficients.Reading"/>
    public SortedDictionary<string, double>? Reading { get; set; }

    /// <inheritdoc cref="Coefficients.Job"/>
    public SortedDictionary<string, double>? Job { get; set; }
}

/// <summary>Reads and writes the file without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    WriteIndented = true)]
[JsonSerializable(typeof(CoefficientsFile))]
public sealed partial class CoefficientsJson : JsonSerializerContext;
