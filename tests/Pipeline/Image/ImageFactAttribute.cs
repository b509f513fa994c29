using System.Runtime.InteropServices;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Pipeline.Image;

/// <summary>A fact about the image, which needs a root file system of its own: root's right to make one, without a container engine.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed partial class ImageFactAttribute : FactAttribute
{
    public ImageFactAttribute()
    {
        if (UserId() != 0)
            Skip = "only root may enter another root file system, and no container engine is asked";
    }

    /// <summary>The script that enters it.</summary>
    public static string Enter { get; } = Repository.File("tests", "Pipeline", "Image", "enter");

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint UserId();
}
