using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Processing.Uploads;

public sealed class UploadSettingsSpecs
{
    [Theory]
    [InlineData(0)]
    [InlineData(5_497_558_138_881)]
    [InlineData(long.MaxValue)]
    public void A_largest_upload_that_R2_would_not_take_is_a_mistake(long bytes)
    {
        var mistake = Assert.Single(new UploadSettings { MaxBytes = bytes }.Mistakes());

        Assert.StartsWith($"Uploads:MaxBytes is {bytes}", mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5_497_558_138_880)]
    public void Up_to_five_tebibytes_it_is_none(long bytes) => Assert.Empty(new UploadSettings { MaxBytes = bytes }.Mistakes());
}
