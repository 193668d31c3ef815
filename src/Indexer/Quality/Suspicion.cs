namespace Indexer.Quality;

/// <summary>Something in a text that looks misspelt or wrongly encoded.</summary>
/// <param name="Code">
/// <c>look-alike</c>: another letter in the place of Đ; <c>decomposed</c>: marks apart from their letters; <c>legacy-font</c>: letters of TCVN3 or VNI that
/// nobody converted; <c>odd-word</c>: differs by one letter from a word that the document writes more often; <c>two-spellings</c>: a name that it writes in two ways.
/// </param>
/// <param name="Text">The first place, as it is written.</param>
/// <param name="Meant">What it may stand for; null where there is no telling.</param>
/// <param name="Start">UTF-16 index of the first place in the text.</param>
/// <param name="Count">How often.</param>
public sealed record Suspicion(string Code, string Text, string? Meant, int Start, int Count);
