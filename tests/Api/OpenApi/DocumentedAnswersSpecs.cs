using CsCheck;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>The document, held against what comes back.</summary>
[Collection(PartsCollection.Name)]
public sealed class DocumentedAnswersSpecs(PartsFixture fixture)
{
    private const int CallsEach = 80;

    public static TheoryData<string> Operations => new(ApiDocument.Operations.Select(o => o.Id));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Whatever_is_sent_what_comes_back_is_documented(string operationId)
    {
        var operation = ApiDocument.Named(operationId);
        var calls = new CallGen(operation, await KnownValues.MakeAsync(fixture)).Calls();

        await calls.SampleAsync(
            async call =>
            {
                using var request = call.Message();
                // Streams would go on for minutes.
                using var response = await fixture.Api.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var objection = await operation.ObjectionAsync(response);
                Assert.True(objection is null, $"{call}: {objection}");
            },
            iter: CallsEach,
            threads: 1);
    }
}
