using System.Text;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Planning;

public sealed class PlannerSpecs
{
    /// <summary>Recipes and sources, with the plan and its arguments side by side in GoldenPlans.txt.</summary>
    private static readonly (string Title, string Recipe, MediaInfo Source)[] Table =
    [
        ("the default recipe, a film", Default, Sources.Film),
        ("the default recipe, a silent film", Default, Sources.Silent),
        ("the default recipe, a podcast", Default, Sources.Podcast),
        ("the default recipe, an mp3 with a cover", Default, Sources.Album),
        ("the default recipe, a rotated photo", Default, Sources.Photo),
        ("the default recipe, a portrait film", Default, Sources.Portrait),
        ("the default recipe, HDR", Default, Sources.Hdr),
        ("the default recipe, shorter than 2 s", Default, Sources.Short),
        ("the default recipe, no duration", Default, Sources.Stream),
        ("the default recipe, sound that does not decode", Default, Sources.StrangeSound),
        ("nothing but the kinds", One("""{"kind":"thumbnail"}""", """{"kind":"audio"}"""), Sources.Film),
        ("a percentage", One("""{"kind":"thumbnail","at":"50%"}"""), Sources.Film),
        ("an exact percentage", One("""{"kind":"thumbnail","at":"50%","exact":true}"""), Sources.Film),
        ("the key frame before a time", One("""{"kind":"thumbnail","at":"00:00:10.5","exact":false}"""), Sources.Film),
        ("the first frame, webp", One("""{"kind":"thumbnail","at":"0s","format":"webp","quality":50,"height":200}"""), Sources.Film),
        ("the whole size, png", One("""{"kind":"thumbnail","width":8192,"format":"png"}"""), Sources.Film),
        ("scaled up", One("""{"kind":"thumbnail","width":2560,"upscale":true}"""), Sources.Film),
        ("every sound", One("""{"kind":"audio"}""", """{"kind":"audio","format":"aac"}""", """{"kind":"audio","format":"opus"}""",
            """{"kind":"audio","format":"flac"}""", """{"kind":"audio","format":"wav"}"""), Sources.Film),
        ("5.1 at 96 kHz", One("""{"kind":"audio"}""", """{"kind":"audio","format":"aac","channels":6}""",
            """{"kind":"audio","format":"flac"}""", """{"kind":"audio","format":"wav","channels":1,"sampleRate":8000}"""), Sources.Surround),
        ("every preset of a film", One("""{"kind":"transcode","preset":"240p"}""", """{"kind":"transcode","preset":"1080p"}"""), Sources.Portrait),
        ("HDR becomes SDR", One("""{"kind":"transcode","preset":"720p"}"""), Sources.Hdr),
        ("a clip that may be a copy", One("""{"kind":"clip","from":"10s","to":"50%"}"""), Sources.Film),
        ("a clip of sound", One("""{"kind":"clip","from":"10s","to":"20s"}"""), Sources.Podcast),
        ("watermarks", One("""{"kind":"watermark","image":"logo.png"}""",
            """{"kind":"watermark","image":"logo.png","preset":"480p","from":"10s","position":"center","size":"50%","margin":0,"opacity":0.5}"""), Sources.Film),
        ("hls, HDR of 4K", One("""{"kind":"hls"}"""), Sources.Hdr),
        ("hls, one size in longer segments, a silent film", One("""{"kind":"hls","ladder":["480p"],"segment":10}"""), Sources.Silent),
        ("hls, a podcast", One("""{"kind":"hls"}"""), Sources.Podcast),
        ("a loudness", One("""{"kind":"audio","loudness":-16}"""), Sources.Film),
        ("a loudness of 5.1, a track that is not there", One("""{"kind":"audio","format":"flac","loudness":-23}""",
            """{"kind":"audio","track":2}"""), Sources.Surround),
        ("waveforms", One("""{"kind":"waveform"}""", """{"kind":"waveform","format":"png","width":600}"""), Sources.Film),
        ("a waveform of what has no duration", One("""{"kind":"waveform","format":"png"}"""), Sources.Stream),
        ("the best frame of a long film, and its placeholder", One("""{"kind":"thumbnail","at":"best"}""", """{"kind":"placeholder","at":"best"}"""), Sources.Film),
        ("the best frame of a short film", One("""{"kind":"thumbnail","at":"best"}"""), Sources.Short),
        ("the best frame without a length, HDR", One("""{"kind":"thumbnail","at":"best"}"""), Sources.Stream with { Video = [Sources.Hdr.Video[0] with { DurationSeconds = null }] }),
        ("placeholders of a photo and of sound", One("""{"kind":"placeholder"}""", """{"kind":"audio"}"""), Sources.Album),
        ("a still beside a film of all frames", One("""{"kind":"thumbnail","at":"10s"}""", """{"kind":"transcode","preset":"240p"}"""), Sources.Film),
        ("a late still beside a long film of small frames", One("""{"kind":"thumbnail","at":"90%","exact":true}""", """{"kind":"transcode","preset":"240p"}"""), Sources.Lecture),
        ("a storyboard, of all frames", One("""{"kind":"storyboard"}"""), Sources.Film),
        ("a storyboard, of key frames where they are close", One("""{"kind":"storyboard","interval":"2s","columns":4,"format":"webp"}"""), Sources.Portrait),
        ("a storyboard and a preview, no duration", One("""{"kind":"storyboard"}""", """{"kind":"preview","moments":2}"""), Sources.Stream),
        ("every preview", One("""{"kind":"preview","moments":2}""", """{"kind":"preview","moments":2,"format":"gif"}""",
            """{"kind":"preview","moments":2,"format":"mp4"}"""), Sources.Hdr),
        ("six outputs of one film", Six, Sources.Film),
        ("a film, a ladder and sound", One("""{"kind":"transcode","preset":"720p"}""", """{"kind":"hls"}""", """{"kind":"audio"}"""), Sources.Film),
        ("a watermark and a film, both whole", One("""{"kind":"watermark","image":"logo.png"}""", """{"kind":"transcode","preset":"480p"}"""), Sources.Film),
        ("a loudness beside a film", One("""{"kind":"audio","loudness":-16}""", """{"kind":"transcode","preset":"480p"}"""), Sources.Film),
    ];

    /// <summary>What one run has no room for.</summary>
    private static readonly (string Title, string Recipe, MediaInfo Source, RunRoom Room)[] Splits =
    [
        ("six outputs of one film, in 400 MB a run", Six, Sources.Film, new RunRoom { MemoryBytes = 400_000_000 }),
        ("a film and a ladder of two hours, in 20 minutes a run", One("""{"kind":"transcode","preset":"480p"}""", """{"kind":"hls"}"""),
            Sources.Lecture, new RunRoom { CpuSeconds = 1200 }),
        ("a film that fits, and a still that does not, in the memory of the film", One("""{"kind":"transcode","preset":"720p"}""", """{"kind":"thumbnail","width":1920}"""),
            Sources.Film, new RunRoom { MemoryBytes = Alone("""{"kind":"transcode","preset":"720p"}""") }),
    ];

    private const string Six =
        """
        {"outputs":{"thumbnail":{"kind":"thumbnail","at":"2s","width":640},"audio":{"kind":"audio"},"hd":{"kind":"transcode","preset":"720p"},"sd":{"kind":"transcode","preset":"480p"},"storyboard":{"kind":"storyboard"},"waveform":{"kind":"waveform"}}}
        """;

    private const string Default =
        """{"outputs":{"thumbnail":{"kind":"thumbnail","at":"2s","width":640,"format":"jpg"},"audio":{"kind":"audio","format":"mp3","bitrate":"128k"}}}""";

    [Fact]
    public void The_plans_and_arguments_are_those_of_the_golden_table()
    {
        var golden = Path.Combine(AppContext.BaseDirectory, "../../../Planning/GoldenPlans.txt");
        var text = new StringBuilder();
        foreach (var (title, recipe, source) in Table)
            Write(text, title, recipe, source, new RunRoom());
        foreach (var (title, recipe, source, room) in Splits)
            Write(text, title, recipe, source, room);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(golden, text.ToString());
        Assert.Equal(File.ReadAllText(golden), text.ToString());
    }

    [Fact]
    public void A_source_without_any_stream_of_use_is_no_output()
    {
        var result = Plan(One("""{"kind":"audio"}"""), Sources.Silent);

        Assert.Equal(FailureCode.NoOutput, result.Error?.Code);
        Assert.Contains("no sound", result.Error!.Message, StringComparison.Ordinal);
        Assert.False(result.Error.Retryable);
    }

    [Fact]
    public void Streams_that_are_there_and_do_not_decode_are_an_unsupported_codec()
    {
        var result = Plan(Default, Sources.Unreadable);

        Assert.Equal(FailureCode.UnsupportedCodec, result.Error?.Code);
        Assert.Contains("unknown, ac4", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_the_recipe_has_no_use_for_does_not_make_it_an_unsupported_codec()
    {
        Assert.Equal(FailureCode.NoOutput, Plan(One("""{"kind":"thumbnail"}"""), Sources.Unreadable with { Video = [] }).Error?.Code);
    }

    [Fact]
    public void A_time_beyond_the_end_is_clamped_and_the_facts_say_so()
    {
        var facts = Assert.Single(Plan(One("""{"kind":"thumbnail"}"""), Sources.Short).Value!.Runs).Outputs[0].Facts;

        Assert.True(facts.Clamped);
        Assert.Equal(1.4, facts.AtSeconds!.Value, 3);
    }

    [Fact]
    public void No_fallback_has_a_fallback_and_the_last_one_is_the_first_frame()
    {
        var run = Assert.Single(Plan(One("""{"kind":"thumbnail"}"""), Sources.Film).Value!.Runs);

        var fallbacks = run.Parts[0].Fallbacks;
        Assert.All(fallbacks, fallback => Assert.Empty(fallback.Fallbacks));
        Assert.Null(fallbacks[^1].Reads[0].SeekSeconds);
        Assert.True(fallbacks[^1].Reads[0].OneFrame);
        Assert.Equal(0, fallbacks[^1].Output.Facts.AtSeconds);
    }

    [Fact]
    public void What_is_left_when_a_run_has_ended_is_made_by_the_same_runs_as_if_nothing_had_happened()
    {
        var resumed = 0;
        foreach (var (_, json, source) in Table)
        {
            var recipe = Recipe.Parse("test", json).Value!;
            var whole = Planner.Plan(recipe, source).Value!;
            foreach (var ended in whole.Runs)
            {
                var made = ended.Parts.Where(part => part.Completes is null).Select(part => part.Output.Name).ToHashSet();
                if (made.Count == 0)
                    continue;
                var rest = Planner.Plan(recipe, source, null, made).Value!;

                // What only measured for an output that stands is gone: HeavySpecs shows that the others come out the same without it.
                foreach (var run in rest.Runs.Where(run => run.Parts.Any(part => part.Completes is null)))
                {
                    Assert.Contains(
                        whole.Runs,
                        planned => Arguments(planned, source) == Arguments(run, source)
                            || (Made(planned).SequenceEqual(Made(run)) && planned.Parts.Any(part => part.Completes is not null)));
                }
                Assert.Equal(
                    whole.Runs.SelectMany(Made).Except(made).Order(), rest.Runs.SelectMany(Made).Order());
                resumed += rest.Runs.Count > 0 ? 1 : 0;
            }
        }
        Assert.InRange(resumed, 20, int.MaxValue);

        static IEnumerable<string> Made(PlannedRun run) => run.Parts.Where(part => part.Completes is null).Select(part => part.Output.Name);
    }

    private static void Write(StringBuilder text, string title, string recipe, MediaInfo source, RunRoom room)
    {
        var plan = Planner.Plan(Recipe.Parse("test", recipe).Value!, source, room).Value!;
        text.Append("== ").AppendLine(title).Append("recipe  ").AppendLine(recipe);
        foreach (var run in plan.Runs)
        {
            WriteRun(text, "run     ", run, source);
            foreach (var fallback in run.Parts.SelectMany(part => part.Fallbacks))
                text.Append("  else  ").Append(fallback.Output.Name).Append(": ").Append(fallback.Reason).Append("  ").AppendLine(Reading(PlannedRun.Of(fallback), source));
        }
        foreach (var skipped in plan.Skipped)
            text.Append("skipped ").Append(skipped.Output).Append(": ").AppendLine(skipped.Reason);
        text.AppendLine();
    }

    private static void WriteRun(StringBuilder text, string head, PlannedRun run, MediaInfo source)
    {
        text.Append(head).Append(run.Name).Append(run.After is { } first ? $" (after {first}, completed by it)" : "").Append(": ").AppendLine(run.Reasons[0]);
        foreach (var reason in run.Reasons.Skip(1))
            text.Append("        ").AppendLine(reason);
        foreach (var output in run.Outputs)
            text.Append("        ").Append(output.File.ContentType).Append(' ').AppendLine(output.Facts.ToString()["OutputFacts ".Length..]);
        text.Append("        ").AppendLine(Arguments(run, source));
    }

    /// <summary>Of a fallback only what differs from its run: how it reads.</summary>
    private static string Reading(PlannedRun run, MediaInfo source)
    {
        var arguments = Arguments(run, source);
        var from = arguments.IndexOf("-threads 2", StringComparison.Ordinal);
        return arguments[from..arguments.IndexOf(" -i ", StringComparison.Ordinal)];
    }

    private static string Arguments(PlannedRun run, MediaInfo source) => ArgumentWriter.Write(
        run, new Uri("http://127.0.0.1:9/s"), "/w", SourceFlags.Of(source), new Uri("http://127.0.0.1:9/sink/"));

    private static Result<JobPlan, Failure> Plan(string recipe, MediaInfo source) =>
        Planner.Plan(Recipe.Parse("test", recipe).Value!, source);

    /// <summary>The address space of a run with this one output, bytes.</summary>
    private static long Alone(string output) => RunEstimate.For(Assert.Single(Plan(One(output), Sources.Film).Value!.Runs), Sources.Film).AddressNeeded;

    private static string One(params string[] outputs) =>
        "{\"outputs\":{" + string.Join(',', outputs.Select((output, index) => $"\"o{index}\":{output}")) + "}}";
}
