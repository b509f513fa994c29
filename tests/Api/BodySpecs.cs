using System.Text;
using MediaFunctions.Api.Http;

namespace MediaFunctions.Tests.Api;

public sealed class BodySpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4","size":1,"recipes":"x"}""", "'recipes'")]
    [InlineData("""{"FileName":"a.mp4","contentType":"video/mp4","size":1}""", "'FileName'")]
    [InlineData("""{"contentType":"video/mp4","size":1}""", "fileName is missing; expected a text")]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4"}""", "size is missing; expected a whole number")]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4","size":"1"}""", "size is not what it should be; expected a whole number")]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4","size":1.5}""", "size is not what it should be")]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4","size":99999999999999999999}""", "size is not what it should be")]
    [InlineData("""{"fileName":null,"contentType":"video/mp4","size":1}""", "fileName is not what it should be; expected a text")]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4","size":1,"metadata":{"a":1}}""", "metadata is not what it should be; expected an object of texts")]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4","size":1,"metadata":{"a":null}}""", "metadata.a is null")]
    [InlineData("""{"fileName":"a.mp4","fileName":"b.mp4","contentType":"video/mp4","size":1}""", "fileName")]
    [InlineData("""{"fileName":"\ud800","contentType":"video/mp4","size":1}""", "fileName is not what it should be")]
    [InlineData("""{"\ud800":1}""", "surrogate")]
    [InlineData("[]", "expected an object of fileName, contentType, size, recipe?, metadata?, callbackUrl?")]
    [InlineData("null", "expected an object")]
    [InlineData("", "not well-formed JSON")]
    [InlineData("{\"fileName\":", "not well-formed JSON")]
    [InlineData("{} {}", "not well-formed JSON")]
    public async Task A_body_that_is_not_what_it_should_be_is_refused_by_name(string body, string expected)
    {
        var response = await fixture.Api.SendAsync("POST", "/api/uploads", body);

        var message = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"fileName":"../a.mp4","contentType":"video/mp4","size":1}""", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("""{"fileName":"a.mp4","contentType":"nonsense","size":1}""", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4","size":-1}""", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4","size":1,"recipe":"none"}""", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4","size":1,"callbackUrl":"https://xn--ü.e.example/"}""", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("""{"fileName":"a.txt","contentType":"text/plain","size":1}""", HttpStatusCode.UnsupportedMediaType, "type-not-allowed")]
    [InlineData("""{"fileName":"a.mp4","contentType":"video/mp4","size":999999999999999}""", HttpStatusCode.RequestEntityTooLarge, "too-large")]
    public async Task An_upload_against_the_policy_is_refused_before_anything_is_stored(string body, HttpStatusCode status, string code)
    {
        var response = await fixture.Api.SendAsync("POST", "/api/uploads", body);

        Assert.NotEqual("", await response.ProblemAsync(status, code));
    }

    [Fact]
    public async Task A_message_quotes_no_more_than_a_few_characters_of_an_unknown_member()
    {
        var response = await fixture.Api.SendAsync("POST", "/api/uploads", $$"""{"{{new string('x', 10_000)}}":1}""");

        var message = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.True(message.Length < 300, message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_a_mebibyte_is_too_large_whether_its_length_is_announced_or_not(bool announced)
    {
        var bytes = Encoding.UTF8.GetBytes("{\"fileName\":\"" + new string('a', BoundedBody.MaxBytes) + "\"}");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads");
        request.Headers.Add(ApiKeys.Header, TestKeys.Alice);
        request.Headers.TransferEncodingChunked = !announced;
        request.Content = new ByteArrayContent(bytes);

        using var response = await fixture.Api.Client.SendAsync(request);

        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_part_without_its_upload_id_is_refused_with_the_way_to_get_one()
    {
        var response = await fixture.Api.SendAsync("POST", "/api/uploads/sign", """{"method":"PUT","key":"uploads/a","partNumber":1}""");

        var message = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains("POST (parts)", message, StringComparison.Ordinal);
    }
}
