using Indexer.Languages;
using SearchApi.Documents;
using SearchApi.Problems;

namespace SearchApi.Writing;

/// <summary>What a write of one document asks for beside its content.</summary>
/// <param name="Expected">The states it may find, as <see cref="Search.Documents.Store.DocumentWrite.Expected"/> has them; none where any.</param>
/// <param name="Wait">Whether to answer only when it can be found.</param>
internal sealed record WriteRequest(IReadOnlyList<long> Expected, bool Wait)
{
    /// <summary>Said while too much is under way.</summary>
    public static readonly Wording Busy = new(
        "Đang có quá nhiều văn bản chờ ghi hoặc chờ lập chỉ mục; chưa ghi gì. Hãy gửi lại sau.",
        "Too many documents wait to be written or indexed; nothing was written. Send it again later.");

    /// <summary>Reads it, and checks the route's id.</summary>
    public static WriteRequest Read(string id, HttpRequest request, ParameterErrors errors)
    {
        if (DocumentIds.Fault(id, request) is { } fault)
        {
            errors.Add("id", fault);
        }

        return new WriteRequest(Preconditions.Read(request.Headers, errors), WaitParameter.Read(request, errors));
    }

    /// <summary>The refusal of a write while too much is under way.</summary>
    public static ProblemResult Later() => ProblemResult.Status(StatusCodes.Status429TooManyRequests, Busy).With("Retry-After", "2");
}
