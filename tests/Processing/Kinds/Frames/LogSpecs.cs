using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Kinds.Frames;

/// <summary>What FFmpeg writes beside its output, read back.</summary>
public sealed class LogSpecs : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Frames_have_their_time_and_mark()
    {
        var path = Written("frame:0    pts:0       pts_time:0\nmark=2\nframe:1    pts:512     pts_time:0.04\nmark=3\nframe:2 pts:9 pts_time:nonsense\nmark=x\n");

        Assert.Equal([new LoggedFrame(0, 2), new LoggedFrame(0.04, 3)], FrameLog.Read(path)!);
    }

    [Fact]
    public void No_file_is_no_log()
    {
        Assert.Null(FrameLog.Read(folder.File("none")));
    }

    [Fact]
    public void Packets_tell_the_length_and_the_longest_way_between_key_frames()
    {
        var path = Written("#software: x\n#tb 0: 1/1000\n#media_type 0: video\n"
            + "0,          0,          0,       40,      884, 0x954cbc29\n0,         40,         80,       40,     1415, 0x9323c3b0, F=0x0\n"
            + "0,       2000,       2000,       40,     1415, 0x9323c3b0\n0,       2960,       2960,       40,     1415, 0x9323c3b0, F=0x0\n");

        Assert.Equal(new PacketLog(3, 2), PacketLog.Read(path));
    }

    [Fact]
    public void Packets_of_raw_streams_have_a_decoding_time_only()
    {
        var path = Written("#tb 0: 1/1200000\n0,          0, -9223372036854775808,    48000,      979, 0xc79fed6b\n0,    1152000, -9223372036854775808,    48000,      919, 0x6b44c399, F=0x0\n");

        Assert.Equal(new PacketLog(1, 1), PacketLog.Read(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#tb 0: 1/0\n0, 1, 1, 1, 1, 0x1\n")]
    [InlineData("#tb 0: nonsense\nrubbish, and more\n")]
    public void What_tells_nothing_is_no_length(string text)
    {
        Assert.Null(PacketLog.Read(Written(text)));
    }

    private string Written(string text)
    {
        File.WriteAllText(folder.File("log"), text);
        return folder.File("log");
    }
}
