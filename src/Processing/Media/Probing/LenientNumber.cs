using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Media.Probing;

/// <summary>Reads a number as ffprobe writes it (bare, in quotes, <c>N/A</c>, of any size); null where there is none.</summary>
internal sealed class LenientNumber : JsonConverter<double?>
{
    public override bool HandleNull => true;

    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetDouble(out var bare) ? bare : null;
        if (reader.TokenType == JsonTokenType.String)
            return Numbers.Parse(reader.GetString());
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        else
            writer.WriteNullValue();
    }
}
