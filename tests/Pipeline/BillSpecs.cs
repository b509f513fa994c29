using System.Text.Json;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>What a job says beforehand that it will do and cost, and afterwards that it did.</summary>
[Collection(PipelineCollection.Name)]
public sealed class BillSpecs(PipelineFixture pipeline) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory("bill-tests-");

    public void Dispose() => temp.Delete(recursive: true);

    [Fact]
    public async Task The_receipt_of_a_job_has_its_cost_part_by_part()
    {
        var receipt = await ReceiptAsync();

        var cost = receipt.GetProperty("cost");
        var usd = cost.GetProperty("usd").GetDouble();
        var parts = cost.GetProperty("parts").EnumerateObject().ToDictionary(part => part.Name, part => part.Value.GetDouble());
        Assert.Equal(["egress", "executions", "function", "queue", "requests"], parts.Keys.Order());
        Assert.All(parts.Values, part => Assert.InRange(part, double.Epsilon, usd));
        // Each is rounded to three digits.
        Assert.InRange(parts.Values.Sum(), usd * 0.98, usd * 1.02);
        // 2 GB at $0.000026 a second: at least the billed second, at most what the clock says and a step more.
        var seconds = Math.Max(1, receipt.GetProperty("wallMs").GetDouble() / 1000);
        Assert.InRange(parts["function"], seconds * 2 * 0.000026 * 0.99, (seconds + 0.1) * 2 * 0.000026 * 1.01);
        Assert.InRange(parts["egress"], receipt.GetProperty("bytesWritten").GetDouble() * 0.087e-9 * 0.99, 1);
        Assert.StartsWith("list prices 20", cost.GetProperty("priceList").GetString(), StringComparison.Ordinal);
        Assert.InRange(cost.GetProperty("storageUsdPerMonth").GetDouble(), double.Epsilon, usd);
    }

    [Fact]
    public async Task The_receipt_says_what_half_a_minute_of_sound_would_have_cost_elsewhere()
    {
        var others = (await ReceiptAsync()).GetProperty("alternatives");

        Assert.Equal(
            ["mediaConvert", "cloudflareStream", "googleTranscoder", "coconut", "transloadit"],
            others.EnumerateObject().Select(other => other.Name));
        Assert.Equal(0.0025, others.GetProperty("googleTranscoder").GetDouble(), 4);
        Assert.Equal(0.0025, others.GetProperty("cloudflareStream").GetDouble(), 4);
    }

    /// <summary>
    /// The estimate of bytes is exact for what is read whole. That of time and money is made to be high: it reckons with a
    /// key frame every 20 s where this film has one every 2, which is a factor of 10, and with slow cores.
    /// </summary>
    [Fact]
    public async Task Estimate_and_actual_stand_side_by_side_and_are_of_one_order()
    {
        var receipt = await ReceiptAsync();
        var estimate = receipt.GetProperty("estimate");
        var actual = receipt.GetProperty("actual");
        AssertFactor(0.8, 1.3, estimate.GetProperty("bytesRead"), actual.GetProperty("bytesRead"));
        AssertFactor(0.5, 8, estimate.GetProperty("bytesWritten"), actual.GetProperty("bytesWritten"));
        AssertFactor(0.5, 20, estimate.GetProperty("memoryBytes"), actual.GetProperty("memoryBytes"));
        AssertFactor(0.5, 30, estimate.GetProperty("usd"), actual.GetProperty("usd"));
        Assert.InRange(estimate.GetProperty("cpuSeconds").GetDouble(), actual.GetProperty("cpuSeconds").GetDouble() / 2, 100);
    }

    [Fact]
    public async Task What_EXPLAIN_says_is_what_the_job_had_planned_by_the_API_as_by_the_command_line()
    {
        var done = await pipeline.ProcessAsync(RealUploads.Main);

        var plan = await pipeline.PostAsync("api/plan", $$"""{"key":"{{done.Upload.Key}}"}""");
        var end = await BuiltProgram.RunAsync(temp.FullName, Patience, "explain", await RealUploads.Main.PathAsync(), "--json");

        Assert.True(JsonElement.DeepEquals(plan.GetProperty("estimate"), done.JobJson.GetProperty("receipt").GetProperty("estimate")));
        Assert.Equal(
            done.JobJson.GetProperty("plan").GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("name").GetString()),
            plan.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("name").GetString()));
        Assert.True(end.ExitCode == 0, end.Errors);
        Assert.Equal(plan.GetRawText(), end.Output.TrimEnd());
    }

    [Fact]
    public async Task The_sums_of_today_have_the_job_and_its_cost()
    {
        var cost = (await ReceiptAsync()).GetProperty("cost").GetProperty("usd").GetDecimal();

        var page = await pipeline.GetJsonAsync("api/jobs?sum=day");

        var sum = page.GetProperty("sums").EnumerateArray().First(line => line.GetProperty("recipe").GetString() == "default");
        Assert.InRange(sum.GetProperty("succeeded").GetInt32(), 1, sum.GetProperty("jobs").GetInt32());
        Assert.InRange(sum.GetProperty("usd").GetDecimal(), cost, 1);
        Assert.InRange(sum.GetProperty("cpuSeconds").GetDouble(), double.Epsilon, double.MaxValue);
    }

    private async Task<JsonElement> ReceiptAsync() =>
        (await pipeline.ProcessAsync(RealUploads.Main)).JobJson.GetProperty("receipt");

    private static void AssertFactor(double least, double most, JsonElement estimate, JsonElement actual) =>
        Assert.InRange(estimate.GetDouble() / actual.GetDouble(), least, most);
}
