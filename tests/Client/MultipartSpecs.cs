namespace MediaFunctions.Tests.Client;

public sealed class MultipartSpecs : IAsyncLifetime, IDisposable
{
    private static readonly UploadOptions Named = new() { FileName = "clip.mp4" };

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
    public async Task Parts_are_cut_as_planned_and_completed_in_order_by_their_etags()
    {
        await UploadAsync();

        Assert.Equal([0, 1, 2, 3], standIn.To(MultipartPlan.Part(1)).Single().Body);
        Assert.Equal([4, 5, 6, 7], standIn.To(MultipartPlan.Part(2)).Single().Body);
        Assert.Equal([8, 9], standIn.To(MultipartPlan.Part(3)).Single().Body);
        Assert.Equal(["1:\"e1\"", "2:\"e2\"", "3:\"e3\""], MultipartPlan.Completed(standIn));
    }

    [Fact]
    public async Task A_part_that_fails_twice_is_sent_again_by_itself()
    {
        standIn.Answers[MultipartPlan.Part(2)] = (_, call) => call < 3 ? new Answer(500) : new Answer(200, ETag: "\"e2\"");

        await UploadAsync();

        Assert.Equal(3, standIn.To(MultipartPlan.Part(2)).Count());
        Assert.Equal([4, 5, 6, 7], standIn.To(MultipartPlan.Part(2)).Last().Body);
        Assert.Single(standIn.To(MultipartPlan.Part(1)));
    }

    [Fact]
    public async Task A_part_whose_address_has_expired_is_signed_again()
    {
        standIn.Answers[MultipartPlan.Part(2)] = (_, call) => call == 1
            ? new Answer(403, "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>")
            : new Answer(200, ETag: "\"e2\"");

        await UploadAsync();

        Assert.Equal(2, standIn.To(MultipartPlan.Part(2)).Count());
        Assert.Equal(2, standIn.To("POST /api/uploads/sign").Count(s => s.Text.Contains("\"partNumber\":2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Progress_ends_at_the_size_even_if_a_part_was_sent_twice()
    {
        standIn.Answers[MultipartPlan.Part(3)] = (_, call) => call == 1 ? new Answer(503) : new Answer(200, ETag: "\"e3\"");
        var told = new Told<long>();

        await UploadAsync(told);

        Assert.Equal(MultipartPlan.Bytes.Length, told.Last);
    }

    [Fact]
    public async Task A_completion_that_says_200_and_means_an_error_is_tried_again()
    {
        standIn.Answers[MultipartPlan.Complete] = (_, call) => new Answer(
            200, call == 1 ? "<Error><Code>InternalError</Code><Message>again</Message></Error>" : MultipartPlan.Done);

        await UploadAsync();

        Assert.Equal(2, standIn.To(MultipartPlan.Complete).Count());
        Assert.Empty(standIn.To(MultipartPlan.Abort));
    }

    [Fact]
    public async Task A_completion_whose_answer_was_lost_is_taken_as_done_when_the_upload_is_no_longer_open()
    {
        standIn.Answers[MultipartPlan.Complete] = (_, call) => call == 1
            ? new Answer(0)
            : new Answer(404, "<Error><Code>NoSuchUpload</Code><Message>gone</Message></Error>");

        var upload = await UploadAsync();

        Assert.Equal("a1", upload.AssetId);
        Assert.Empty(standIn.To(MultipartPlan.Abort));
    }

    [Theory]
    [InlineData(500, "<Error><Code>InternalError</Code><Message>no</Message></Error>")]
    [InlineData(503, "")]
    [InlineData(200, "<Error><Code>InternalError</Code><Message>no</Message></Error>")]
    public async Task A_completion_that_answered_a_fault_and_made_the_object_is_taken_as_done(int status, string body)
    {
        standIn.Answers[MultipartPlan.Complete] = (_, call) => call == 1
            ? new Answer(status, body)
            : new Answer(404, "<Error><Code>NoSuchUpload</Code><Message>gone</Message></Error>");

        var upload = await UploadAsync();

        Assert.Equal("a1", upload.AssetId);
        Assert.Empty(standIn.To(MultipartPlan.Abort));
    }

    [Fact]
    public async Task A_completion_that_finds_no_open_upload_at_first_is_an_error()
    {
        standIn.Answers[MultipartPlan.Complete] = (_, _) => new Answer(404, "<Error><Code>NoSuchUpload</Code><Message>gone</Message></Error>");

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(() => UploadAsync());

        Assert.Equal("not-found", refused.Code);
    }

    [Fact]
    public async Task A_refused_part_aborts_the_upload_and_says_why()
    {
        standIn.Answers[MultipartPlan.Part(2)] = (_, _) => new Answer(
            403, "<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message></Error>");

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(() => UploadAsync());

        Assert.Equal("forbidden", refused.Code);
        Assert.Contains("SignatureDoesNotMatch", refused.Detail, StringComparison.Ordinal);
        Assert.Single(standIn.To(MultipartPlan.Abort));
        Assert.Empty(standIn.To(MultipartPlan.Complete));
    }

    [Fact]
    public async Task Cancelling_aborts_the_upload()
    {
        using var cancellation = new CancellationTokenSource();
        standIn.Answers[MultipartPlan.Part(1)] = (_, _) =>
        {
            cancellation.Cancel();
            return new Answer(500);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UploadAsync(null, cancellation.Token));

        Assert.Single(standIn.To(MultipartPlan.Abort));
    }

    private async Task<Upload> UploadAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream(MultipartPlan.Bytes);
        return await standIn.Client(http).UploadAsync(stream, "video/mp4", Named, progress, cancellationToken);
    }
}
