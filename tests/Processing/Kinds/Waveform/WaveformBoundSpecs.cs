using MediaFunctions.Processing.Kinds.Waveform;
using MediaFunctions.Processing.Media;
using MediaFunctions.Tests.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Kinds.Waveform;

/// <summary>However long a sound is, or says that it is, its waveform stays within bounds.</summary>
public sealed class WaveformBoundSpecs
{
    private const double Hour = 3600;

    [Theory]
    [InlineData(20, 6 * Hour, 2205)]
    [InlineData(20, null, 2205)]
    [InlineData(100, Hour, 441)]
    [InlineData(100, 6 * Hour, 1944)]
    [InlineData(1, 10_000_000.0, 44100)]
    [InlineData(100, 10_000_000.0, 9000)]
    public void A_json_is_as_fine_as_asked_for_unless_it_would_have_too_many_peaks(int pixelsPerSecond, double? seconds, int samples)
    {
        Assert.Equal(samples, Shape(new WaveformOptions { PixelsPerSecond = pixelsPerSecond }, seconds).SamplesPerWindow);
    }

    [Theory]
    [InlineData(3600.0, 22050)]
    [InlineData(6 * Hour, 8820)]
    [InlineData(10_000_000.0, 9000)]
    [InlineData(3.0, 18)]
    [InlineData(0.001, 11)]
    [InlineData(null, 2205)]
    public void A_picture_looks_as_closely_as_its_columns_need(double? seconds, int samples)
    {
        Assert.InRange(Shape(new WaveformOptions { Format = WaveformFormat.Png }, seconds).SamplesPerWindow, 1, samples);
    }

    [Fact]
    public void A_rate_that_is_not_known_is_taken_for_48_kilohertz()
    {
        Assert.Equal(new WaveformShape(48000, 2400), WaveformShape.For(new WaveformOptions(), Sources.Stereo with { SampleRate = 0 }, null));
    }

    [Fact]
    public void More_peaks_than_the_bound_are_joined_and_none_is_lost()
    {
        var series = new PeakSeries(4);
        for (short i = 1; i <= 21; i++)
            series.Add(new Peak((short)-i, i));

        Assert.Equal(8, series.WindowsPerPeak);
        Assert.Equal([new Peak(-8, 8), new Peak(-16, 16), new Peak(-21, 21)], series.Peaks);
    }

    [Fact]
    public void Up_to_the_bound_every_peak_is_its_own()
    {
        var series = new PeakSeries(4);
        for (short i = 1; i <= 4; i++)
            series.Add(new Peak(0, i));

        Assert.Equal((4, 1), (series.Peaks.Count, series.WindowsPerPeak));
    }

    private static WaveformShape Shape(WaveformOptions options, double? seconds) =>
        WaveformShape.For(options, Sources.Stereo with { SampleRate = 44100 }, seconds);
}
