using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

/// <summary>design: POST /api/plan.</summary>
[Collection(PartsCollection.Name)]
public sealed class PlanSpecs(PartsFixture fixture)
{
    [Fact]
    public async Task A_plan_has_its_route_its_runs_its_estimate_and_its_reasons_and_makes_no_job()
    {
        var (ticket, job) = await fixture.UploadAsync(Silence.Wav(2));

        var response = await PlanAsync((string)ticket["key"]!);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var plan = await response.JsonAsync();
        Assert.Equal("here", (string?)plan["route"]);
        var run = Assert.Single(plan["runs"]!.AsArray())!;
        Assert.Equal("audio", (string?)run["name"]);
        Assert.Equal("whole", (string?)run["inputs"]![0]!["reads"]);
        Assert.Equal("audio.mp3", (string?)run["outputs"]![0]!["file"]);
        foreach (var member in new[] { "bytesRead", "bytesWritten", "cpuSeconds", "memoryBytes", "usd" })
        {
            Assert.InRange((double)plan["estimate"]![member]!, double.Epsilon, double.MaxValue);
            Assert.InRange((double)run["estimate"]![member]!, double.Epsilon, double.MaxValue);
        }
        Assert.Equal("thumbnail", (string?)Assert.Single(plan["skipped"]!.AsArray())!["name"]);
        Assert.All(plan["reasons"]!.AsArray(), reason => Assert.EndsWith(".", (string?)reason, StringComparison.Ordinal));
        Assert.DoesNotContain("127.0.0.1", plan.ToJsonString(), StringComparison.Ordinal);

        var after = await (await fixture.Api.SendAsync("GET", $"/api/jobs/{job["jobId"]}")).JsonAsync();
        Assert.Equal("queued", (string?)after["state"]);
        var asset = await (await fixture.Api.SendAsync("GET", $"/api/assets/{ticket["assetId"]}")).JsonAsync();
        Assert.Single(asset["recipes"]!.AsObject());
    }

    [Fact]
    public async Task What_a_job_would_fail_with_at_once_is_a_422_of_its_code()
    {
        var (ticket, _) = await fixture.UploadAsync();

        var response = await PlanAsync((string)ticket["key"]!);

        await response.ProblemAsync(HttpStatusCode.UnprocessableEntity, "not-media");
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_not_found()
    {
        var response = await PlanAsync("uploads/20260101/nothing.mp4");

        await response.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_no_rule_of_the_book_takes_is_a_422_that_says_so()
    {
        await fixture.Api.Services.GetRequiredKeyedService<R2Bucket>("uploads").PutAsync(
            "elsewhere/silence.wav", new ObjectContent("audio/wav", "private", Silence.Wav(1)), PutCondition.None, CancellationToken.None);

        var message = await (await PlanAsync("elsewhere/silence.wav")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "no-such-recipe");

        Assert.Contains("an event of it is ignored", message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PlanAsync("elsewhere/silence.wav", "default")).StatusCode);
    }

    [Fact]
    public async Task A_recipe_that_is_not_in_the_book_is_refused_as_a_job_of_it_is()
    {
        var (ticket, _) = await fixture.UploadAsync(Silence.Wav(1));

        var response = await PlanAsync((string)ticket["key"]!, "nope");

        var message = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains("no recipe 'nope'; the book has default", message, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PlanAsync(string key, string? recipe = null)
    {
        var wish = new JsonObject { ["key"] = key };
        if (recipe is not null)
            wish["recipe"] = recipe;
        return fixture.Api.SendAsync("POST", "/api/plan", wish.ToJsonString());
    }
}
