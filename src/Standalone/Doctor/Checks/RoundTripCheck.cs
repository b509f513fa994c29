using System.Globalization;
using MediaFunctions.Client;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Uploads;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>
/// What a user does: upload a picture, wait until R2's own event has made a job of it, read what was made at the public
/// address, delete the asset. Whoever is told of every job's end is told of this one.
/// </summary>
internal sealed class RoundTripCheck(Subject subject, Leavings leavings) : ICheck
{
    private const string FileName = "doctor.png";
    private const string ContentType = "image/png";
    private const string Kind = "thumbnail";

    /// <summary>A square of 32 pixels in one colour.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKklEQVR42mPQz19BU8QwasGoBaMWjFowasGoBaMWjFowasGoBaMWDBULAHdPGEyUyXsbAAAAAElFTkSuQmCC");

    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(60);
    private static readonly PollingPace Pace = new() { First = TimeSpan.FromMilliseconds(100), Longest = TimeSpan.FromSeconds(1) };

    public string Name => CheckNames.RoundTrip;

    public IReadOnlyList<string> Needs =>
        [CheckNames.PresignedPut, CheckNames.PublicUrl, CheckNames.Recipes, CheckNames.Tables, CheckNames.Queues, CheckNames.Webhook];

    public TimeSpan Patience => subject.Options.Wait + Slack;

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        if (subject.Options.Key is not { Length: > 0 } key)
            return CheckResult.Skipped("no API key: --key, or MEDIAFUNCTIONS_KEY in the environment");
        if (await RecipeAsync(cancellationToken) is not { } recipe)
            return CheckResult.Skipped($"no recipe of the book makes a {Kind} of an upload of {ContentType}");
        using var client = new MediaFunctionsClient(subject.ClientHttp, new Uri(subject.ApiUrl!), key) { Pace = Pace };
        try
        {
            return await GoAsync(client, recipe, cancellationToken);
        }
        catch (MediaFunctionsException e)
        {
            return CheckResult.Failed(RoundTripAdvice.OfRefusal(e));
        }
        catch (Exception e) when (HttpFaults.Find(e, "The API, or R2 behind it,") is { } advice)
        {
            return CheckResult.Failed(advice);
        }
    }

    private async Task<CheckResult> GoAsync(MediaFunctionsClient client, string recipe, CancellationToken cancellationToken)
    {
        Leavings.Debt? asset = null;
        var upload = await UploadAsync(
            client,
            recipe,
            promised => asset = leavings.Owe($"the asset {promised.AssetId}", token => RemoveAsync(client, promised.AssetId, token)),
            cancellationToken);
        var began = subject.Clock.GetTimestamp();
        using var wait = new CancellationTokenSource(subject.Options.Wait, subject.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, wait.Token);
        AssetJob? known = null;
        Job? job = null;
        try
        {
            known = await client.WaitForAssetAsync(upload.AssetId, null, both.Token);
            var came = subject.Clock.GetElapsedTime(began);
            job = await client.WaitForJobAsync(known.JobId, new Told<Job>(look => job = look), both.Token);
            if (job.State != Client.JobState.Succeeded)
                return CheckResult.Failed(RoundTripAdvice.OfEnd(job));
            if (await UnreadAsync(job, cancellationToken) is { } unread)
                return unread;
            await asset!.PayAsync(cancellationToken);
            if (await IsLeftAsync(upload, cancellationToken))
                return CheckResult.Failed(RoundTripAdvice.NotDeleted());
            return CheckResult.Ok(string.Create(
                CultureInfo.InvariantCulture,
                $"event after {came.TotalSeconds:0.0} s, job of recipe '{recipe}' after {subject.Clock.GetElapsedTime(began).TotalSeconds:0.0} s, output read, all deleted"));
        }
        catch (OperationCanceledException) when (wait.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return CheckResult.Failed(known is null ? RoundTripAdvice.NoEvent(subject.Options.Wait) : RoundTripAdvice.NoEnd(job, subject.Options.Wait));
        }
    }

    /// <summary>May be cancelled at any time: it is owed before a byte is sent, and a promise that nobody heard of ends by itself.</summary>
    private async Task<Upload> UploadAsync(
        MediaFunctionsClient client, string recipe, Action<Upload> owe, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Slack, subject.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var bytes = new MemoryStream(Picture);
        return await client.UploadAsync(
            bytes, ContentType, new UploadOptions { FileName = FileName, Recipe = recipe, Promised = new Told<Upload>(owe) }, null, both.Token);
    }

    /// <summary>The book's own choice where it makes a still, else the first recipe that does and takes such an upload.</summary>
    private async Task<string?> RecipeAsync(CancellationToken cancellationToken)
    {
        var book = await subject.Get<IRecipeBooks>().GetAsync(cancellationToken);
        var request = new UploadRequest(FileName, ContentType, Picture.Length, null, null);
        if (subject.Get<UploadPolicy>().Check(request) is not null)
            return null;
        return book.Recipes.OrderBy(recipe => recipe.Name != RecipeBook.Default)
            .FirstOrDefault(recipe => recipe.Outputs.Any(output => output.Kind.Name == Kind) && UploadPolicy.Check(request, recipe) is null)?.Name;
    }

    private async Task<CheckResult?> UnreadAsync(Job job, CancellationToken cancellationToken)
    {
        foreach (var url in job.Outputs.Select(output => output.Url).Append(job.Links.Manifest))
        {
            using var response = await subject.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
                return CheckResult.Failed(RoundTripAdvice.Unread((int)response.StatusCode));
        }
        return null;
    }

    private async Task<bool> IsLeftAsync(Upload upload, CancellationToken cancellationToken) =>
        await subject.Uploads.HeadAsync(upload.Key, cancellationToken) is not null
        || (await subject.Media.ListAsync($"{upload.AssetId}/", null, 1, cancellationToken)).Count > 0;

    /// <summary>A worker that is at it stops first.</summary>
    private static async Task RemoveAsync(MediaFunctionsClient client, string assetId, CancellationToken cancellationToken)
    {
        while (await client.DeleteAssetAsync(assetId, cancellationToken) == AssetDeletion.UnderWay)
            await Task.Delay(Pace.Longest, cancellationToken);
    }

    /// <summary>On the caller's thread, so that nothing is missed.</summary>
    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
