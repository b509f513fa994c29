using System.Diagnostics;
using System.Runtime.InteropServices;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Pipeline.Image;

/// <summary>A fact about the image, which needs a root file system of its own: root's right to make one, without a container engine.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed partial class ImageFactAttribute : FactAttribute
{
    public ImageFactAttribute()
    {
        if (!MayEnter.Value)
            Skip = "this user may not enter another root file system (it takes unshare --mount), and no container engine is asked";
    }

    // Root in a container of an engine's may not, unless it was given CAP_SYS_ADMIN.
    private static readonly Lazy<bool> MayEnter = new(() =>
    {
        if (UserId() != 0)
            return false;
        using var process = Process.Start(new ProcessStartInfo("unshare", ["--mount", "true"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    });

    /// <summary>The script that enters it.</summary>
    public static string Enter { get; } = Repository.File("tests", "Pipeline", "Image", "enter");

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint UserId();
}
