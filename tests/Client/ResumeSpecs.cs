namespace MediaFunctions.Tests.Client;

public sealed class ResumeSpecs : IAsyncLifetime, IDisposable
{
    private static readonly UploadCheckpoint Begun = new()
    {
        AssetId = "a1",
        AssetUrl = "http://x/api/assets/a1",
        Key = "uploads/k",
        UploadId = "u1",
        PartSize = 4,
        Size = 10,
    };

    private readonly HttpClient http = MediaFunctionsHttp.Create();
    private StandIn standIn = null!;

    public async Task InitializeAsync()
    {
        standIn = await StandIn.StartAsync();
        MultipartPlan.Prepare(standIn);
    }

    public Task DisposeAsync() => standIn.DisposeAsync().AsTask();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Only_what_is_missing_is_sent_and_all_is_completed()
    {
        standIn.Answers[MultipartPlan.List] = (_, _) => MultipartPlan.Listed(false, (1, 4), (3, 2));
        var told = new Told<long>();

        var upload = await ResumeAsync(Begun, told);

        Assert.Equal("a1", upload.AssetId);
        Assert.Empty(standIn.To(MultipartPlan.Part(1)));
        Assert.Equal([4, 5, 6, 7], standIn.To(MultipartPlan.Part(2)).Single().Body);
        Assert.Equal(["1:\"old1\"", "2:\"e2\"", "3:\"old3\""], MultipartPlan.Completed(standIn));
        Assert.Equal(10, told.Last);
    }

    [Fact]
    public async Task A_part_that_R2_has_with_another_size_is_sent_again()
    {
        standIn.Answers[MultipartPlan.List] = (_, _) => MultipartPlan.Listed(false, (1, 3), (2, 4), (3, 4));

        await ResumeAsync(Begun);

        Assert.Equal(["1:\"e1\"", "2:\"old2\"", "3:\"e3\""], MultipartPlan.Completed(standIn));
    }

    [Fact]
    public async Task Where_R2_lists_no_more_than_a_page_the_API_lists_all()
    {
        standIn.Answers[MultipartPlan.List] = (_, _) => MultipartPlan.Listed(true, (1, 4));
        standIn.Answers["GET /api/s3/multipart/u1"] = (_, _) => new Answer(
            200, """[{"PartNumber":1,"ETag":"\"old1\"","Size":4},{"PartNumber":2,"ETag":"\"old2\"","Size":4}]""");

        await ResumeAsync(Begun);

        Assert.Equal("?key=uploads%2Fk", standIn.To("GET /api/s3/multipart/u1").Single().Query);
        Assert.Equal(["1:\"old1\"", "2:\"old2\"", "3:\"e3\""], MultipartPlan.Completed(standIn));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_can_be_resumed_by_what_its_checkpoint_says_as_JSON()
    {
        standIn.Answers[MultipartPlan.Part(2)] = (_, _) => new Answer(403, "<Error><Code>Denied</Code></Error>");
        var checkpoint = new Told<UploadCheckpoint>();
        await Assert.ThrowsAsync<MediaFunctionsException>(() => UploadAsync(new UploadOptions { FileName = "x.mp4", Checkpoint = checkpoint }));
        standIn.Answers[MultipartPlan.List] = (_, _) => MultipartPlan.Listed(false, (1, 4));
        standIn.Answers[MultipartPlan.Part(2)] = (_, _) => new Answer(200, ETag: "\"e2\"");

        await ResumeAsync(UploadCheckpoint.Parse(checkpoint.Last.ToJson()));

        Assert.Equal(Begun, checkpoint.Last);
        Assert.Empty(standIn.To(MultipartPlan.Abort));
        Assert.Equal(["1:\"old1\"", "2:\"e2\"", "3:\"e3\""], MultipartPlan.Completed(standIn));
    }

    [Fact]
    public async Task An_upload_that_was_completed_already_is_done()
    {
        standIn.Answers[MultipartPlan.List] = (_, _) => new Answer(404, "<Error><Code>NoSuchUpload</Code></Error>");
        standIn.Answers["GET /api/assets/a1"] = (_, _) => new Answer(
            200, """{"assetId":"a1","recipes":{"default":{"job":{"jobId":"j1","state":"queued"}}}}""");

        Assert.Equal("uploads/k", (await ResumeAsync(Begun)).Key);
        Assert.Empty(standIn.To(MultipartPlan.Complete));
    }

    [Fact]
    public async Task An_upload_that_was_given_up_is_not_found()
    {
        standIn.Answers[MultipartPlan.List] = (_, _) => new Answer(404, "<Error><Code>NoSuchUpload</Code></Error>");
        standIn.Answers["GET /api/assets/a1"] = (_, _) => new Answer(200, """{"assetId":"a1","state":"promised","recipes":{}}""");

        Assert.Equal("not-found", (await Assert.ThrowsAsync<MediaFunctionsException>(() => ResumeAsync(Begun))).Code);
    }

    [Fact]
    public async Task Giving_up_aborts_and_is_content_where_nothing_is_left()
    {
        standIn.Answers[MultipartPlan.Abort] = (_, _) => new Answer(404, "<Error><Code>NoSuchUpload</Code></Error>");

        await standIn.Client(http).AbortUploadAsync(Begun);

        Assert.Single(standIn.To(MultipartPlan.Abort));
    }

    [Fact]
    public async Task Bytes_of_another_number_are_refused_before_anything_is_asked()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => ResumeAsync(Begun with { Size = 11 }));

        Assert.Contains("10 bytes", refused.Message, StringComparison.Ordinal);
        Assert.Empty(standIn.Requests);
    }

    [Fact]
    public async Task A_file_that_was_written_since_is_refused()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, MultipartPlan.Bytes);
        try
        {
            var before = Begun with { FileWrittenAt = File.GetLastWriteTimeUtc(file).AddSeconds(-1) };

            await Assert.ThrowsAsync<ArgumentException>(() => standIn.Client(http).ResumeUploadAsync(file, before));

            Assert.Empty(standIn.Requests);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_cannot_be_resumed_and_says_so()
    {
        await using var stream = new OnceOnly(MultipartPlan.Bytes);

        var resumed = await Assert.ThrowsAsync<ArgumentException>(() => standIn.Client(http).ResumeUploadAsync(stream, Begun));
        var begun = await Assert.ThrowsAsync<ArgumentException>(() => standIn.Client(http).UploadAsync(
            stream, "video/mp4", new UploadOptions { FileName = "x.mp4", Checkpoint = new Told<UploadCheckpoint>() }));

        Assert.Contains("cannot seek", resumed.Message, StringComparison.Ordinal);
        Assert.Contains("cannot seek", begun.Message, StringComparison.Ordinal);
        Assert.Empty(standIn.Requests);
    }

    private async Task<Upload> ResumeAsync(UploadCheckpoint checkpoint, IProgress<long>? progress = null)
    {
        using var stream = new MemoryStream(MultipartPlan.Bytes);
        return await standIn.Client(http).ResumeUploadAsync(stream, checkpoint, progress);
    }

    private async Task<Upload> UploadAsync(UploadOptions options)
    {
        using var stream = new MemoryStream(MultipartPlan.Bytes);
        return await standIn.Client(http).UploadAsync(stream, "video/mp4", options);
    }
}
