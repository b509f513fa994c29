using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>Cloudflare Stream, as far as jobs need it (Cloudflare API: "Stream").</summary>
/// <remarks>Whatever may pass (no answer, a 5xx, a 429 that outlasts its retries) is a <see cref="StreamUnavailableException"/>.</remarks>
public sealed class StreamClient(StreamSettings settings, TimeProvider clock) : IDisposable
{
    /// <summary>The longest page that Stream lists.</summary>
    public const int LongestPage = 1000;

    private readonly StreamApi api = new(settings, clock);

    /// <summary>Lets Stream fetch a video and make it; or why it will not.</summary>
    /// <remarks>Each that is taken is another video, and paid for: who cannot tell whether it was looks with <see cref="FindAsync"/>.</remarks>
    public async Task<Result<StreamVideo, Failure>> CopyAsync(StreamCopy wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var (status, answer) = await api.CallOnceAsync(
            HttpMethod.Post,
            "/copy",
            () => JsonContent.Create(wish, StreamJson.Default.StreamCopy),
            StreamJson.Default.StreamAnswerStreamVideo,
            cancellationToken);
        if (IsGood(status) && answer?.Result is { } video)
            return video;
        return StreamErrors.Refusal((int)status, answer?.Errors ?? []) is { } refusal ? refusal : throw Unexpected("the copy", status, answer?.Errors);
    }

    /// <summary>The videos that were made for this job; none where it made none.</summary>
    public Task<IReadOnlyList<StreamVideo>> FindAsync(string jobId, CancellationToken cancellationToken) =>
        ListAsync($"?creator={Uri.EscapeDataString(jobId)}", cancellationToken);

    /// <summary>A page of all videos, the oldest first.</summary>
    /// <param name="after">Made after this; null: from the beginning.</param>
    /// <param name="most">At most <see cref="LongestPage"/>.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task<IReadOnlyList<StreamVideo>> ListAsync(DateTimeOffset? after, int most, CancellationToken cancellationToken)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"?asc=true&limit={most}");
        return ListAsync(
            after is { } from ? page + "&after=" + Uri.EscapeDataString(from.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)) : page,
            cancellationToken);
    }

    /// <summary>The video; null where it is gone.</summary>
    public async Task<StreamVideo?> GetAsync(string uid, CancellationToken cancellationToken)
    {
        var (status, answer) = await api.CallAsync(HttpMethod.Get, Path(uid), StreamJson.Default.StreamAnswerStreamVideo, cancellationToken);
        if (status == HttpStatusCode.NotFound)
            return null;
        return IsGood(status) && answer?.Result is { } video ? video : throw Unexpected("a video", status, answer?.Errors);
    }

    /// <summary>Lets Stream make the MP4, unless it does already; and how far it is.</summary>
    public async Task<StreamDownload> EnableDownloadAsync(string uid, CancellationToken cancellationToken)
    {
        if (await DownloadAsync(HttpMethod.Get, uid, cancellationToken) is { } there)
            return there;
        return await DownloadAsync(HttpMethod.Post, uid, cancellationToken)
            ?? throw new StreamUnavailableException("Cloudflare Stream took the wish for an MP4 and tells of none.");
    }

    /// <summary>Deletes the video and all that was made of it; it may be gone already.</summary>
    public async Task DeleteAsync(string uid, CancellationToken cancellationToken)
    {
        var (status, _) = await api.CallAsync<StreamVideo>(HttpMethod.Delete, Path(uid), null, cancellationToken);
        if (!IsGood(status) && status != HttpStatusCode.NotFound)
            throw Unexpected("a deletion", status, null);
    }

    public void Dispose() => api.Dispose();

    private async Task<StreamDownload?> DownloadAsync(HttpMethod method, string uid, CancellationToken cancellationToken)
    {
        var (status, answer) = await api.CallAsync(
            method, $"{Path(uid)}/downloads", StreamJson.Default.StreamAnswerStreamDownloads, cancellationToken);
        return IsGood(status) ? answer?.Result?.Default : throw Unexpected("a download", status, answer?.Errors);
    }

    private async Task<IReadOnlyList<StreamVideo>> ListAsync(string query, CancellationToken cancellationToken)
    {
        var (status, answer) = await api.CallAsync(
            HttpMethod.Get, query, StreamJson.Default.StreamAnswerIReadOnlyListStreamVideo, cancellationToken);
        return IsGood(status) && answer?.Result is { } videos ? videos : throw Unexpected("a list", status, answer?.Errors);
    }

    private static string Path(string uid) => $"/{Uri.EscapeDataString(uid)}";

    private static bool IsGood(HttpStatusCode status) => (int)status is >= 200 and < 300;

    private static StreamUnavailableException Unexpected(string call, HttpStatusCode status, IReadOnlyList<StreamError>? errors)
    {
        var reasons = string.Join("; ", (errors ?? []).Select(error => $"{error.Code} {error.Message}"));
        return new StreamUnavailableException($"Cloudflare Stream answered {call} with {(int)status}: {reasons}");
    }
}
