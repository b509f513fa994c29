using MediaFunctions.Standalone.Doctor.Checks;

namespace MediaFunctions.Standalone.Doctor;

/// <summary>All checks, in the order in which one stands on another.</summary>
internal static class DoctorChecks
{
    public static IReadOnlyList<ICheck> Of(Subject subject, Leavings leavings) =>
    [
        new SettingsCheck(subject),
        new FFmpegCheck(subject),
        new ClockCheck(subject),
        new BucketCheck(CheckNames.UploadsBucket, () => subject.Uploads, leavings),
        new BucketCheck(CheckNames.MediaBucket, () => subject.Media, leavings),
        new PresignedPutCheck(subject, leavings),
        new BucketCorsCheck(subject, leavings),
        new PublicUrlCheck(subject, leavings),
        new PrivacyCheck(subject, leavings),
        new RecipesCheck(subject),
        new TablesCheck(subject, leavings),
        new QueuesCheck(subject, leavings),
        new ApiCheck(subject),
        new ApiCorsCheck(subject),
        new WebhookCheck(subject),
        new CallbacksCheck(subject),
        new RoundTripCheck(subject, leavings),
    ];
}
