using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Engine.Schema;

namespace Search.Engine.Searching;

/// <param name="Passes">Whether every filter is satisfied.</param>
/// <param name="OnlyFailed">The one facet whose filter is not, when all others are.</param>
internal readonly record struct FilterVerdict(bool Passes, FacetField? OnlyFailed);

/// <summary>The filters of a request: values by facet, and a range of days. For one search; not thread safe.</summary>
internal sealed class FilterSet(SearchRequest request)
{
    private readonly (FacetField Facet, BytesRef[] Terms)[] byValue = FacetValues.FilterTerms(request.Filters);

    private readonly bool byDay = request.From is not null || request.To is not null;
    private readonly long from = request.From?.DayNumber ?? int.MinValue;
    private readonly long to = request.To?.DayNumber ?? int.MaxValue;
    private FixedBitSet?[] accepted = [];
    private NumericDocValues? days;
    private IBits? dated;

    public void SetNextReader(AtomicReader reader)
    {
        if (byDay)
        {
            days = reader.GetNumericDocValues(FieldNames.Day);
            dated = reader.GetDocsWithField(FieldNames.Day);
        }

        accepted = [.. byValue.Select(f => Accepted(reader, f.Terms))];
    }

    public FilterVerdict Test(int doc)
    {
        if (byDay && (dated?.Get(doc) != true || days!.Get(doc) < from || days.Get(doc) > to))
        {
            return new FilterVerdict(false, null);
        }

        int failed = -1;
        for (int i = 0; i < accepted.Length; i++)
        {
            if (accepted[i]?.Get(doc) != true)
            {
                if (failed >= 0)
                {
                    return new FilterVerdict(false, null);
                }

                failed = i;
            }
        }

        return failed < 0 ? new FilterVerdict(true, null) : new FilterVerdict(false, byValue[failed].Facet);
    }

    private static FixedBitSet? Accepted(AtomicReader reader, BytesRef[] values)
    {
        TermsEnum? dictionary = reader.GetTerms(FieldNames.Filter)?.GetEnumerator();
        if (dictionary is null)
        {
            return null;
        }

        var bits = new FixedBitSet(reader.MaxDoc);
        foreach (BytesRef value in values)
        {
            if (dictionary.SeekExact(value))
            {
                bits.Or(dictionary.Docs(null, null, DocsFlags.NONE));
            }
        }

        return bits;
    }
}
