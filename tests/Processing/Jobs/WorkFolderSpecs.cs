using MediaFunctions.Processing.Jobs;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Jobs;

/// <summary>Where files go before they are in R2.</summary>
public sealed class WorkFolderSpecs : IDisposable
{
    private readonly TempFolder shared = new();

    [Fact]
    public async Task A_second_user_of_the_machine_can_work_too()
    {
        // As /tmp is: everybody makes folders in it, and only the maker of one writes in that.
        File.SetUnixFileMode(shared.Path, (UnixFileMode)0b1_111_111_111);
        using var one = SecondProcess.Start("use-work-folder", shared.Path);
        await one.WaitForExitAsync();

        using var other = SecondProcess.StartUnprivileged("use-work-folder", shared.Path);
        var complaint = await other.StandardError.ReadToEndAsync();
        await other.WaitForExitAsync();

        Assert.Equal((0, ""), (other.ExitCode, complaint));
        Assert.Equal(0, one.ExitCode);
    }

    [Fact]
    public void The_first_folder_below_the_temp_folder_bears_its_users_name() => Assert.Contains(
        Environment.UserName,
        Path.GetRelativePath(Path.GetTempPath(), WorkFolder.Root).Split(Path.DirectorySeparatorChar)[0],
        StringComparison.Ordinal);

    public void Dispose() => shared.Dispose();
}
