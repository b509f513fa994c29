using System.Text.Json;

namespace MediaFunctions.Tests.Api.Examples;

/// <summary>
/// `REWRITE_EXAMPLES=1 ./test ExampleSpecs` writes examples.json anew after a change of the API; the OpenAPI document takes
/// them from there.
/// </summary>
public sealed class ExampleSpecs : IAsyncLifetime
{
    private readonly PartsFixture pipeline = new();

    public Task InitializeAsync() => pipeline.InitializeAsync();

    public Task DisposeAsync() => pipeline.DisposeAsync();

    [Fact]
    public async Task The_examples_are_what_the_API_really_answers()
    {
        var told = await new ExampleTour(pipeline).WalkAsync();
        if (Environment.GetEnvironmentVariable("REWRITE_EXAMPLES") == "1")
            await File.WriteAllTextAsync(RecordedExamples.Path, RecordedExamples.Write(told));

        var committed = RecordedExamples.Read(await File.ReadAllTextAsync(RecordedExamples.Path));
        Assert.Equal(committed.Keys, told.Keys);
        foreach (var (name, example) in told)
        {
            Assert.Equal((name, Shape(committed[name].Request)), (name, Shape(example.Request)));
            Assert.Equal(committed[name].Answers.Keys, example.Answers.Keys);
            foreach (var (status, answer) in example.Answers)
                Assert.Equal($"{name} {status} {Shape(committed[name].Answers[status])}", $"{name} {status} {Shape(answer)}");
        }
    }

    [Fact]
    public void Every_endpoint_that_answers_JSON_shows_its_success()
    {
        foreach (var endpoint in ApiCatalog.All.Where(e => e.ContentType == "application/json" && e.Resource != "Service"))
        {
            var answers = RecordedExamples.Committed[endpoint.Name].Answers.Keys;
            Assert.All(endpoint.Statuses, s => Assert.True(answers.Contains($"{s}"), $"{endpoint.Name} shows no {s}"));
        }
    }

    private static string Shape(JsonNode? node) =>
        Likeness.Of(node)?.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) ?? "";
}
