using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Tests.Processing.Jobs;

public sealed class JobSettingsSpecs
{
    [Theory]
    [InlineData(20, 40, 1200)]
    [InlineData(20, 10, 600)]
    public void A_run_is_planned_for_the_smaller_of_its_two_times_as_if_it_had_one_vcpu(int wallMinutes, int cpuMinutes, double seconds)
    {
        var settings = new JobSettings { RunTime = TimeSpan.FromMinutes(wallMinutes), CpuTime = TimeSpan.FromMinutes(cpuMinutes) };

        Assert.Equal(seconds, settings.Room.CpuSeconds);
    }
}
