using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>The cues that find a tile by the player's time.</summary>
public static class StoryboardCues
{
    /// <summary>
    /// A cue a tile, each beginning where the one before ends. The last one lasts to the end of the film, whose sound may
    /// go on behind its picture.
    /// </summary>
    /// <param name="sheets">The sheets' addresses, relative to the track's; one for every <see cref="StoryboardLayout.TilesOnSheet"/> tiles.</param>
    public static IEnumerable<VttCue> For(StoryboardLayout layout, IReadOnlyList<string> sheets, int tiles, double durationSeconds)
    {
        for (var tile = 0; tile < tiles; tile++)
        {
            var (row, column) = Math.DivRem(tile % layout.TilesOnSheet, layout.Columns);
            var end = tile == tiles - 1 ? (long)Math.Round(durationSeconds * 1000) : (tile + 1) * layout.IntervalMs;
            yield return new VttCue(
                tile * layout.IntervalMs,
                end,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sheets[tile / layout.TilesOnSheet]}#xywh={column * layout.Tile.Width},{row * layout.Tile.Height},{layout.Tile.Width},{layout.Tile.Height}"));
        }
    }
}
