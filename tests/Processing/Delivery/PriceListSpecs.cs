using System.Text.Json;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Delivery;

public sealed class PriceListSpecs : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_built_in_list_names_a_page_for_every_price()
    {
        var list = BuiltInJson();

        var priced = list.Where(member => member.Value is JsonObject && member.Key != "alternatives")
            .Concat(list["alternatives"]!.AsObject());
        Assert.Equal(10, priced.Count());
        Assert.All(priced, member => Assert.StartsWith("https://", (string?)member.Value!["source"], StringComparison.Ordinal));
        Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", (string?)list["date"]);
        Assert.Equal($"list prices {list["date"]}", PriceList.BuiltIn.Label);
    }

    [Fact]
    public void The_setting_may_be_the_JSON_or_a_file_of_it()
    {
        var json = BuiltInJson();
        json["name"] = "ours";
        File.WriteAllText(folder.File("prices.json"), "// dated\n" + json.ToJsonString());

        Assert.StartsWith("ours 20", PriceListReader.FromSettings(json.ToJsonString()).Value!.Label, StringComparison.Ordinal);
        Assert.StartsWith("ours 20", PriceListReader.FromSettings(folder.File("prices.json")).Value!.Label, StringComparison.Ordinal);
        Assert.Same(PriceList.BuiltIn, PriceListReader.FromSettings("").Value);
    }

    [Fact]
    public void Every_mistake_is_told_with_its_path()
    {
        var json = BuiltInJson();
        json.Remove("cloudflareQueues");
        json["date"] = "yesterday";
        json["r2"]!.AsObject().Remove("perMillionClassB");
        json["r2"]!["perGbMonth"] = -1;
        json["azureFunctions"]!["perGbSecnod"] = 1;
        json["azureEgress"] = 7;
        json["alternatives"]!["mediaConvert"]!["perOutputMinute"]!["hd"] = "cheap";
        json["alternatives"]!["coconut"]!["perOutputMinute"]!["8k"] = 1;

        var mistakes = PriceListReader.FromSettings(json.ToJsonString()).Error!.All;

        Assert.Equal(
            [
                "$.alternatives.coconut.perOutputMinute.8k: expected no such member",
                "$.alternatives.mediaConvert.perOutputMinute.hd: expected a number from 0 to 1000000; found \"cheap\"",
                "$.azureEgress: expected an object; found 7",
                "$.azureFunctions.perGbSecnod: expected no such member",
                "$.cloudflareQueues: expected an object; found nothing",
                "$.date: expected a date such as 2026-11-24; found \"yesterday\"",
                "$.r2.perGbMonth: expected a number from 0 to 1000000; found -1",
                "$.r2.perMillionClassB: expected a price in US dollars; found nothing",
            ],
            mistakes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Somebody_else_without_a_name_is_a_mistake(string name)
    {
        var json = BuiltInJson();
        json["alternatives"]![name] = new JsonObject { ["perGb"] = 1 };

        var mistakes = PriceListReader.FromSettings(json.ToJsonString()).Error?.All;

        Assert.Equal([$"$.alternatives: expected names of 1 to 64 characters; found \"{name}\""], mistakes);
    }

    [Theory]
    [InlineData("[]", "$: expected an object")]
    [InlineData("{\"name\":", "line 1")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}", "$: expected JSON")]
    [InlineData("{\"name\":\"\\ud800\"}", "half of a surrogate pair")]
    [InlineData("/no/such/prices.json", "/no/such/prices.json cannot be read")]
    public void What_is_no_list_at_all_is_told_as_well(string setting, string expected)
    {
        Assert.Contains(expected, PriceListReader.FromSettings(setting).Error!.ToString(), StringComparison.Ordinal);
    }

    private static JsonObject BuiltInJson()
    {
        using var stream = typeof(PriceList).Assembly.GetManifestResourceStream("MediaFunctions.Processing.Delivery.Prices.prices.json")!;
        return JsonSerializer.Deserialize<JsonObject>(stream)!;
    }
}
