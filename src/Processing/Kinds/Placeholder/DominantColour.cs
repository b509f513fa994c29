using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Placeholder;

/// <summary>The colour that most of a picture has: not the mean, which of a red and a green half would be a brown that is nowhere.</summary>
public static class DominantColour
{
    private const int Levels = 16;
    private const int OpaqueFrom = 128;

    /// <summary>As <c>#rrggbb</c>; transparent pixels do not count, and a picture of nothing else is black.</summary>
    /// <param name="rgba">Four bytes a pixel.</param>
    public static string Of(ReadOnlySpan<byte> rgba)
    {
        var boxes = new Box[Levels * Levels * Levels];
        for (var at = 0; at + 3 < rgba.Length; at += 4)
        {
            if (rgba[at + 3] >= OpaqueFrom)
                boxes[Index(Level(rgba[at]), Level(rgba[at + 1]), Level(rgba[at + 2]))].Add(rgba[at], rgba[at + 1], rgba[at + 2]);
        }

        // With its neighbours: noise around the border of two boxes is one colour all the same.
        var best = default(Box);
        for (var red = 0; red < Levels; red++)
            for (var green = 0; green < Levels; green++)
                for (var blue = 0; blue < Levels; blue++)
                {
                    if (boxes[Index(red, green, blue)].Count == 0)
                        continue;
                    var around = Around(boxes, red, green, blue);
                    if (around.Count > best.Count)
                        best = around;
                }
        return best.Colour;
    }

    private static Box Around(Box[] boxes, int red, int green, int blue)
    {
        var sum = default(Box);
        for (var r = Math.Max(0, red - 1); r <= Math.Min(Levels - 1, red + 1); r++)
            for (var g = Math.Max(0, green - 1); g <= Math.Min(Levels - 1, green + 1); g++)
                for (var b = Math.Max(0, blue - 1); b <= Math.Min(Levels - 1, blue + 1); b++)
                    sum.Add(boxes[Index(r, g, b)]);
        return sum;
    }

    private static int Level(byte value) => value * Levels / 256;

    private static int Index(int red, int green, int blue) => (((red * Levels) + green) * Levels) + blue;

    private struct Box
    {
        private long red, green, blue;

        public int Count { get; private set; }

        public readonly string Colour => Count == 0
            ? "#000000"
            : string.Create(CultureInfo.InvariantCulture, $"#{Mean(red):x2}{Mean(green):x2}{Mean(blue):x2}");

        public void Add(byte r, byte g, byte b) => (red, green, blue, Count) = (red + r, green + g, blue + b, Count + 1);

        public void Add(Box other) =>
            (red, green, blue, Count) = (red + other.red, green + other.green, blue + other.blue, Count + other.Count);

        private readonly long Mean(long sum) => (sum + (Count / 2)) / Count;
    }
}
