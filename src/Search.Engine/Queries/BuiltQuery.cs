using Lucene.Net.Search;
using Search.Engine.Scoring;
using Search.Engine.Searching;
using Search.Engine.Snippets;

namespace Search.Engine.Queries;

/// <summary>A query ready to be run, and what must be known of it afterwards.</summary>
/// <param name="Full">Documents that have everything asked for.</param>
/// <param name="Relaxed">These and documents that lack some of it; null where nothing may be missing.</param>
/// <param name="Placed">Words that count by where they stand as well.</param>
/// <param name="Marks">What is marked in titles and texts.</param>
/// <param name="Understood">The query as it was read.</param>
/// <param name="Rewrites">What was read otherwise than typed.</param>
/// <param name="Suggestion">The query with corrections too unsure to be searched; null where there are none.</param>
/// <param name="TakesMost">Whether already <paramref name="Full"/> asks for most of its words only, as of long questions.</param>
internal sealed record BuiltQuery(Query Full, Query? Relaxed, IReadOnlyList<WordQuery> Placed, MarkPlan Marks, string Understood, IReadOnlyList<Rewrite> Rewrites, string? Suggestion, bool TakesMost);
