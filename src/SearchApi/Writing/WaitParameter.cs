using SearchApi.Problems;
using SearchApi.Searching;

namespace SearchApi.Writing;

/// <summary><c>wait</c>: whether a write is answered only when it can be found.</summary>
internal static class WaitParameter
{
    public const string Name = "wait";
    public const string Searchable = "searchable";

    /// <summary>Whether to wait.</summary>
    public static bool Read(HttpRequest request, ParameterErrors errors) =>
        new ParameterReader(QueryParameters.Parse(request.QueryString.Value), errors).Choice<bool>(Name, (Searchable, true)) ?? false;
}
