using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Storyboard;

/// <summary>A storyboard that was made, read as a player reads it.</summary>
/// <param name="Made">The output.</param>
/// <param name="Cues">By the other program.</param>
internal sealed record Board(KindResult Made, IReadOnlyList<ReadCue> Cues)
{
    /// <summary>Makes and reads one; its cues must follow each other from 0 to the end, and name what is there.</summary>
    public static async Task<Board> OfAsync(KindFixture kinds, Sample sample, string options = "")
    {
        var made = await kinds.MakeAsync(sample, $$"""{"kind":"storyboard"{{options}}}""");
        var board = new Board(made, await OtherReader.CuesAsync(made.Path));
        Assert.Equal(0, board.Cues[0].Start);
        Assert.All(board.Cues.Zip(board.Cues.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start, 6));
        Assert.Equal(made.Finished.DurationSeconds!.Value, board.Cues[^1].End, 3);
        Assert.Equal(board.Detail("tiles"), board.Cues.Count);
        Assert.Equal(made.Finished.Files.Skip(1).Select(file => Path.GetFileName(file.Name)), board.Cues.Select(cue => cue.Sheet).Distinct());
        Assert.Equal("text/vtt", made.Finished.Files[0].ContentType);
        return board;
    }

    /// <summary>A number that the manifest would tell.</summary>
    public double Detail(string name) => double.Parse(Made.Finished.Details[name]!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether nothing but key frames was decoded.</summary>
    public bool KeyFramesOnly => Made.Run.Inputs[0].KeyFramesOnly;

    /// <summary>What a player shows for the cue.</summary>
    public Task<Picture> TileAsync(ReadCue cue)
    {
        var box = cue.Box;
        return Picture.OfAsync(Path.Combine(Path.GetDirectoryName(Made.Path)!, cue.Sheet), $"crop={box[2]}:{box[3]}:{box[0]}:{box[1]}");
    }

    /// <summary>For a film that tells the time: the second that each tile shows, beside its cue's.</summary>
    public async Task<IReadOnlyList<(double Cue, double Shown)>> TimesAsync()
    {
        var times = new List<(double, double)>();
        foreach (var cue in Cues)
            times.Add((cue.Start, Strips.SecondOf((await TileAsync(cue)).Light)));
        return times;
    }
}
