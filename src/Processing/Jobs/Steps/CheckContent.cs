using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>
/// Holds what an upload turned out to be to the policy, the settings' and that of the recipe that is made of it. What
/// nobody promised came by the owner's own hand and is held to nothing.
/// </summary>
public sealed class CheckContent(UploadSettings settings) : IJobStep
{
    public Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken) =>
        Task.FromResult<StepEnd?>(Objection(work.Upload, work.Recipe!, work.Media!, settings) is { } failure ? JobEnd.Failed(failure) : null);

    /// <summary>Why nothing is to be made of the content; null where it may be.</summary>
    internal static Failure? Objection(UploadRow? promise, Recipe recipe, MediaInfo media, UploadSettings settings) =>
        promise is null ? null : UploadCheck.Content(media.ContentType, SortOf(media), media.SizeBytes, recipe, settings);

    private static string SortOf(MediaInfo media)
    {
        var family = media.ContentType.Split('/')[0];
        // A container without a type of its own: its streams say what it is.
        if (family != "application")
            return family;
        return media.Video.Any(stream => !stream.IsCover) ? "video" : "audio";
    }
}
