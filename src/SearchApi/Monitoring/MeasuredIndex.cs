using Search.Engine;
using Search.Engine.Searching;
using Search.Engine.Suggesting;

namespace SearchApi.Monitoring;

/// <summary>Searches, and notes how that went. Thread safe.</summary>
internal sealed class MeasuredIndex(SearchIndex index, ServiceMetrics metrics, TimeProvider time)
{
    /// <summary>As <see cref="SearchIndex.Search"/>, and how long it took.</summary>
    public (SearchResult Result, TimeSpan Took) Search(SearchRequest request, CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        try
        {
            SearchResult result = index.Search(request, cancellation);
            TimeSpan took = time.GetElapsedTime(start);
            metrics.Searched(took, result.Total > 0);
            return (result, took);
        }
        catch (Exception fault)
        {
            metrics.NotSearched(fault switch
            {
                InvalidCursorException => ServiceMetrics.Refused,
                OperationCanceledException => ServiceMetrics.Cancelled,
                _ => ServiceMetrics.Failed,
            });
            throw;
        }
    }

    /// <summary>Notes a search whose parameters are not valid.</summary>
    public void Refuse() => metrics.NotSearched(ServiceMetrics.Refused);

    /// <summary>As <see cref="SearchIndex.Suggest"/>.</summary>
    public IReadOnlyList<Suggested> Suggest(SuggestRequest request, CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        IReadOnlyList<Suggested> found = index.Suggest(request, cancellation);
        metrics.Suggested(time.GetElapsedTime(start));
        return found;
    }
}
