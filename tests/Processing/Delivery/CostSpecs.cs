using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;

namespace MediaFunctions.Tests.Processing.Delivery;

public sealed class CostSpecs
{
    private const long Gibi = 1L << 30;

    private static readonly JobUsage Usual = new()
    {
        Seconds = 4.21,
        InstanceBytes = 2 * Gibi,
        ClassA = 4,
        ClassB = 20,
        BytesWritten = 1_000_000,
        BytesKept = 900_000,
    };

    [Fact]
    public void A_job_costs_its_time_its_executions_its_operations_its_egress_and_its_way_through_the_queue()
    {
        var cost = PriceList.BuiltIn.OfJob(Usual);

        Assert.Equal(0.000224m, cost.Parts.Function); // 4.3 s by 2 GB by $0.000026
        Assert.Equal(0.0000008m, cost.Parts.Executions);
        Assert.Equal(0.0000252m, cost.Parts.Requests);
        Assert.Equal(0.000087m, cost.Parts.Egress);
        Assert.Equal(0.0000012m, cost.Parts.Queue);
        Assert.Equal(0.000338m, cost.Usd);
        Assert.Equal(0.0000135m, cost.StorageUsdPerMonth);
        Assert.Null(cost.Parts.Container);
    }

    [Fact]
    public void A_function_is_charged_a_second_at_the_least_and_a_run_by_itself_to_the_moment()
    {
        var blink = Usual with { Seconds = 0.1, ClassA = 0, ClassB = 0, BytesWritten = 0 };

        Assert.Equal(0.000052m, PriceList.BuiltIn.OfJob(blink).Parts.Function);
        Assert.Equal(0.0000052m, PriceList.BuiltIn.OfRun(blink));
    }

    [Fact]
    public void In_the_container_time_is_charged_and_no_function()
    {
        var cost = PriceList.BuiltIn.OfJob(Usual with { InContainer = true, Seconds = 100 });

        Assert.Equal(0.012m, cost.Parts.Container);
        Assert.Null(cost.Parts.Function);
    }

    [Theory]
    [InlineData("0.00031415", "0.000314")]
    [InlineData("0.000000419", "0.000000419")]
    [InlineData("0.0000000001", "0.0000000001")]
    [InlineData("12.3456", "12.35")]
    [InlineData("0", "0")]
    public void Sums_keep_three_digits_whatever_their_size_and_none_is_rounded_away(string usd, string expected)
    {
        var json = JsonSerializer.Serialize(Money.Round(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(expected, json);
    }

    [Fact]
    public void Absurd_measurements_cost_nothing_rather_than_fail_the_job()
    {
        Assert.Equal(0.000052m, PriceList.BuiltIn.OfJob(Usual with { Seconds = double.NaN }).Parts.Function);
    }

    [Fact]
    public void Elsewhere_films_and_sound_are_charged_by_the_minute_of_their_class()
    {
        var others = Elsewhere(
            Output("video/mp4", 1920, 1080, 60), Output("video/mp4", 640, 360, 60), Output("audio/mpeg", null, null, 60));

        Assert.Equal(0.015m + 0.0075m + 0.003m, others["mediaConvert"]);
        Assert.Equal(0.030m + 0.015m + 0.005m, others["googleTranscoder"]);
        Assert.Equal(0.0258m, others["coconut"]); // 0.02575
        Assert.Equal(0.005m, others["cloudflareStream"]); // by the source, whatever is made of it
        Assert.Equal(0.18m, others["transloadit"]); // 100 MB in and out
    }

    [Theory]
    [InlineData(1280, 720, 0.015)]
    [InlineData(720, 1280, 0.015)]
    [InlineData(1280, 536, 0.015)]
    [InlineData(854, 480, 0.0075)]
    [InlineData(1920, 1080, 0.015)]
    [InlineData(2560, 1440, 0.03)]
    [InlineData(3840, 2160, 0.03)]
    public void The_class_goes_by_the_picture_upright_or_lying(int width, int height, decimal expected)
    {
        Assert.Equal(expected, Elsewhere(Output("video/mp4", width, height, 60))["mediaConvert"]);
    }

    [Fact]
    public void Every_rendition_of_a_ladder_is_charged()
    {
        var master = Output("application/vnd.apple.mpegurl", 1920, 1080, 60) with
        {
            Details = new Dictionary<string, JsonElement>
            {
                ["renditions"] = JsonElement.Parse("""[{"name":"480p","width":854,"height":480},{"name":"1080p","width":1920,"height":1080},{"name":"audio"}]"""),
            },
        };

        Assert.Equal(0.0075m + 0.015m + 0.003m, Elsewhere(master)["mediaConvert"]);
    }

    [Fact]
    public void Ten_seconds_are_charged_at_the_least_where_the_list_says_so()
    {
        Assert.Equal(0.0025m, Elsewhere(Output("video/mp4", 1920, 1080, 1))["mediaConvert"]);
    }

    [Fact]
    public void Who_charges_nothing_for_pictures_is_left_out_rather_than_called_free()
    {
        var others = Elsewhere(Output("image/jpeg", 640, 360, null));

        Assert.Equal(["cloudflareStream", "transloadit"], others.Keys);
    }

    private static IReadOnlyDictionary<string, decimal> Elsewhere(params ManifestOutput[] outputs) =>
        PriceList.BuiltIn.Elsewhere(MadeMedia.Of(new ManifestSource(97_000_000, "video/mp4", 1920, 1080, 60), outputs));

    private static ManifestOutput Output(string contentType, int? width, int? height, double? duration) => new()
    {
        Name = "o",
        Kind = "k",
        Key = "k",
        Url = "u",
        ContentType = contentType,
        Bytes = 1_000_000,
        Sha256 = "00",
        Width = width,
        Height = height,
        Duration = duration,
    };
}
