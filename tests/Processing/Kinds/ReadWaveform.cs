namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>A waveform as its reference reader has it.</summary>
internal sealed record ReadWaveform(
    int SampleRate, int SamplesPerPixel, int Bits, int Channels, int Length, double Duration, int[] Lowest, int[] Highest);
