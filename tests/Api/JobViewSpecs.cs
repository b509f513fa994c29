using System.Text.Json;
using MediaFunctions.Api.Jobs;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Status;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Tests.Api;

public sealed class JobViewSpecs
{
    private static readonly JobRow Queued = new()
    {
        Job = new MediaJob
        {
            AssetId = "0123456789abcdef0123456789abcdef",
            Version = "0123456789ab",
            DeliveryId = "d",
            Bucket = "uploads",
            Key = "uploads/a.mp4",
            ETag = "e",
            Recipe = "default",
        },
        State = JobState.Queued,
        RecipeJson = "{}",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void A_job_that_succeeded_shows_its_manifests_facts_and_its_receipt()
    {
        var manifest = new Manifest
        {
            AssetId = Queued.Job.AssetId,
            Version = Queued.Job.Version,
            RunId = "01234567",
            Recipe = "default",
            CreatedAt = DateTime.UnixEpoch,
            Source = new ManifestSource(7, "video/mp4", 4, 2, 1.5),
            Outputs = [new() { Name = "thumbnail", Kind = "thumbnail", Key = "k", Url = "u", ContentType = "image/jpeg", Bytes = 3, Sha256 = "00" }],
            Skipped = [new("audio", "silent")],
            Truncated = true,
            Ffmpeg = new ManifestFFmpeg("9.0.2", "abc"),
        };
        var view = View(Queued with
        {
            State = JobState.Succeeded,
            ManifestJson = JsonSerializer.Serialize(manifest, DeliveryJson.Default.Manifest),
            ReceiptJson = JsonSerializer.Serialize(new Receipt { BytesRead = 5 }, DeliveryJson.Default.Receipt),
            PlanJson = """{"route":"here"}""",
        });

        Assert.Equal(new JobSource("uploads/a.mp4", "e", 7, "video/mp4"), view.Source);
        Assert.Equal("thumbnail", Assert.Single(view.Outputs).Name);
        Assert.Equal("silent", Assert.Single(view.Skipped).Reason);
        Assert.True(view.Truncated);
        Assert.Equal(5, view.Receipt!.BytesRead);
        Assert.Equal("here", view.Plan!.Value.GetProperty("route").GetString());
        Assert.Equal(
            "https://media.example.com/0123456789abcdef0123456789abcdef/default/0123456789ab/manifest.json", view.Links.Manifest);
    }

    [Fact]
    public void A_job_that_failed_shows_why_and_no_manifest()
    {
        var view = View(Queued with
        {
            State = JobState.Failed,
            Failure = new Failure(FailureCode.NotMedia, "it is text"),
        });

        Assert.Equal(new JobError(FailureCode.NotMedia, "it is text", false), view.Error);
        Assert.Null(view.Links.Manifest);
        Assert.Empty(view.Outputs);
    }

    [Fact]
    public void Where_its_status_is_published_is_linked_only_where_it_is()
    {
        Assert.Null(View(Queued).Links.Status);
        Assert.Equal(
            "https://media.example.com/0123456789abcdef0123456789abcdef/default/0123456789ab/status.json",
            View(Queued, new DeliverySettings { PublicStatus = true }).Links.Status);
    }

    [Fact]
    public void Attempts_to_tell_of_its_end_are_shown_without_what_only_we_need()
    {
        var at = DateTimeOffset.UnixEpoch;
        var view = View(Queued with
        {
            Callbacks =
            [
                new CallbackAttempt { Id = "msg_1", Url = "https://a.example.com/", Target = "01234567", Attempt = 1, At = at, Status = 500, Delivered = false, NextAt = at.AddSeconds(5) },
            ],
        });

        Assert.Equal(new CallbackView("msg_1", "https://a.example.com/", 1, at, 500, null, false, at.AddSeconds(5)), Assert.Single(view.Callbacks));
    }

    [Fact]
    public void Who_is_told_of_its_end_is_shown_to_our_own_keys_only_for_many_a_hooks_path_is_its_secret()
    {
        var told = Queued with
        {
            Callbacks =
            [
                new CallbackAttempt
                {
                    Id = "msg_1",
                    Url = "https://a.example.com/services/T0/B0/secret",
                    Target = "01234567",
                    Attempt = 1,
                    At = DateTimeOffset.UnixEpoch,
                    Status = 204,
                    Delivered = true,
                },
            ],
        };

        Assert.Single(View(told, caller: Caller.Key("me")).Callbacks);
        Assert.Empty(View(told, caller: Caller.Grant("a")).Callbacks);
        Assert.Empty(View(told, caller: Caller.Subject("https://issuer.example.com", "a")).Callbacks);
    }

    private static JobView View(JobRow row, DeliverySettings? published = null, Caller? caller = null)
    {
        var r2 = new R2Settings { PublicBaseUrl = "https://media.example.com" };
        var status = new StatusAddress(published ?? new DeliverySettings(), r2);
        return new JobViewer(r2, status).View(row, caller ?? Caller.Key("me"), "https://api.example.com");
    }
}
