using MediaFunctions.Processing.Delivery;

namespace MediaFunctions.Tests.Processing.Delivery;

public sealed class OutputNamesSpecs
{
    [Theory]
    [InlineData("https://media.example.com", "a/b.jpg", "https://media.example.com/a/b.jpg")]
    [InlineData("https://media.example.com/", "a/b.jpg", "https://media.example.com/a/b.jpg")]
    [InlineData("https://media.example.com/sub", "a b/c+d.jpg", "https://media.example.com/sub/a%20b/c%2Bd.jpg")]
    public void A_public_address_is_the_base_and_the_escaped_key(string baseUrl, string key, string expected)
    {
        Assert.Equal(expected, OutputNames.Url(baseUrl, key));
    }

    [Fact]
    public void Everything_of_a_version_stands_below_its_asset_and_recipe()
    {
        Assert.Equal("asset/default/version/run/", OutputNames.RunFolder("asset", "default", "version", "run"));
        Assert.Equal("asset/default/version/manifest.json", OutputNames.ManifestKey("asset", "default", "version"));
        Assert.Equal("asset/default/manifest.json", OutputNames.PointerKey("asset", "default"));
    }
}
