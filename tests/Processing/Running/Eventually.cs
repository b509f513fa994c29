namespace MediaFunctions.Tests.Processing.Running;

/// <summary>Waits for what another process or thread is about to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>Returns as soon as the condition holds; fails the test when it does not within 30 seconds.</summary>
    public static async Task HoldsAsync(Func<bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Deadline, "What was awaited has not come.");
            await Task.Delay(20);
        }
    }
}
