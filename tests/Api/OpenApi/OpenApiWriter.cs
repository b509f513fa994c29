using System.Globalization;
using System.Text.Json;
using MediaFunctions.Api.Http;
using MediaFunctions.Processing.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>Makes the OpenAPI document out of the mapped endpoints.</summary>
internal static class OpenApiWriter
{
    public static async Task<string> WriteAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(TestSettings.WithoutStorage());
        builder.Services.AddPipeline(builder.Configuration).AddApi(builder.Configuration);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
            json.SerializerOptions.RespectNullableAnnotations = true;
        });
        builder.Services.AddOpenApi("v1", options =>
        {
            // Where a file can be fetched it can be looked at: no client is told of that.
            options.ShouldInclude = description => description.HttpMethod != "HEAD";
            options.AddDocumentTransformer(Introduce);
            options.AddOperationTransformer(Tell);
            options.AddSchemaTransformer(Loosen);
        });
        await using var app = builder.Build();
        // The explorer sees endpoints that say which method answers; ours are delegates of one form.
        app.MapGroup("").WithMetadata(new RequestDelegate(_ => Task.CompletedTask).Method).MapApi();
        await app.StartAsync();
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync();
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1) + "\n";
    }

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo { Title = "MediaFunctions", Version = "1", License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" } };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = OpenApiSecurity.Schemes();
        return Task.CompletedTask;
    }

    /// <summary>What is null is left out of our answers, though the constructor of its record asks for it.</summary>
    private static Task Loosen(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        foreach (var property in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable))
            schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    private static Task Tell(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var endpoint = metadata.OfType<ApiEndpoint>().Single();
        operation.Parameters =
        [
            .. PathOf(endpoint),
            .. endpoint.Query.Select(p => Parameter(p.Name, ParameterLocation.Query, p.Summary, p.IsNumber, p.IsRequired)),
            .. HeadersOf(endpoint),
        ];
        operation.Security = OpenApiSecurity.Of(endpoint, context.Document!);
        foreach (var (status, response) in operation.Responses ?? [])
            Describe(endpoint, int.Parse(status, CultureInfo.InvariantCulture), (OpenApiResponse)response);
        OpenApiExamples.Add(endpoint, operation);
        return Task.CompletedTask;
    }

    /// <summary>Which codes a problem of this status has: what clients switch on.</summary>
    private static void Describe(ApiEndpoint endpoint, int status, OpenApiResponse response)
    {
        var codes = RefusalStatus.CodesOf(endpoint).Where(c => RefusalStatus.Of(c) == status)
            .Select(c => $"`{JsonNamingPolicy.KebabCaseLower.ConvertName(c.ToString())}`").ToArray();
        if (codes.Length > 0)
            response.Description = string.Join(" or ", codes);
        else if (status == StatusCodes.Status500InternalServerError)
            response.Description = "`internal`";
        else if (status == RefusalStatus.OfFailure)
            response.Description = "What a job would fail with: the code of a failure";
    }

    private static IEnumerable<IOpenApiParameter> PathOf(ApiEndpoint endpoint) => endpoint.Pattern
        .Split('/')
        .Where(segment => segment.StartsWith('{'))
        .Select(segment => Parameter(segment.Trim('{', '}'), ParameterLocation.Path, null, isNumber: false));

    private static IEnumerable<IOpenApiParameter> HeadersOf(ApiEndpoint endpoint) => endpoint.Signature
        .Select(name => Parameter(name, ParameterLocation.Header, endpoint.SignedAs, isNumber: false, required: true));

    private static OpenApiParameter Parameter(
        string name, ParameterLocation place, string? summary, bool isNumber, bool required = false) => new()
        {
            Name = name,
            In = place,
            Required = required || place == ParameterLocation.Path,
            Description = summary,
            Schema = new OpenApiSchema { Type = isNumber ? JsonSchemaType.Integer : JsonSchemaType.String },
        };
}
