namespace MediaFunctions.Tests.Processing.Jobs;

/// <summary>Time passes only when a test says so.</summary>
internal sealed class HandClock : TimeProvider
{
    private TimeSpan now = TimeSpan.FromHours(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;

    public void Pass(double seconds) => now += TimeSpan.FromSeconds(seconds);
}
