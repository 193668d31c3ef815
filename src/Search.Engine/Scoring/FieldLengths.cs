using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Search.Engine.Scoring;

/// <summary>
/// The average length of a field, from its norms: the index's own sum of frequencies counts a token once for each of its forms.
/// Summed once a segment and kept as long as the segment is open. Thread safe.
/// </summary>
internal static class FieldLengths
{
    private static readonly ConditionalWeakTable<object, Dictionary<string, (long Sum, int Documents)>> BySegment = [];

    /// <summary>In tokens over the documents that have the field; 1 where none has.</summary>
    public static float Average(IndexReader reader, string field)
    {
        long sum = 0;
        long documents = 0;
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            (long leafSum, int leafDocuments) = OfSegment(leaf.AtomicReader, field);
            sum += leafSum;
            documents += leafDocuments;
        }

        return documents == 0 ? 1 : Math.Max(1, (float)((double)sum / documents));
    }

    private static (long Sum, int Documents) OfSegment(AtomicReader reader, string field)
    {
        Dictionary<string, (long, int)> fields = BySegment.GetValue(reader.CoreCacheKey, _ => []);
        lock (fields)
        {
            if (!fields.TryGetValue(field, out (long, int) known))
            {
                fields[field] = known = Sum(reader, field);
            }

            return known;
        }
    }

    private static (long Sum, int Documents) Sum(AtomicReader reader, string field)
    {
        NumericDocValues? norms = reader.GetNormValues(field);
        if (norms is null)
        {
            return (0, 0);
        }

        long sum = 0;
        int documents = 0;
        for (int doc = 0; doc < reader.MaxDoc; doc++)
        {
            int length = LengthNorm.Decode((byte)norms.Get(doc));
            sum += length;
            documents += length > 0 ? 1 : 0;
        }

        return (sum, documents);
    }
}
