namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>Whether the app would start with these settings.</summary>
internal sealed class SettingsCheck(Subject subject) : ICheck
{
    public string Name => CheckNames.Settings;

    public IReadOnlyList<string> Needs => [];

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken) => Task.FromResult(
        subject.Open() is { Count: > 0 } mistakes
            ? CheckResult.Failed(
                string.Join(' ', mistakes),
                "Every setting that the app needs is there and can be used; README.md has the table.",
                "Correct each that is named, in infra/azure/main.bicepparam or in the file that was given, and deploy again.")
            : CheckResult.Ok(Facts()));

    private string Facts() =>
        $"R2 {subject.R2.ServiceUrl.Authority} ({subject.R2.UploadsBucket}, {subject.R2.MediaBucket}), API {subject.ApiUrl ?? "of no known address"}";
}
