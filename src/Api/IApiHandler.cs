namespace MediaFunctions.Api;

/// <summary>Answers one endpoint. Whatever it throws becomes a problem at <see cref="ApiHost"/>.</summary>
public interface IApiHandler
{
    Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken);
}
