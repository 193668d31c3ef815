using Lucene.Net.Search.Similarities;

namespace Search.Engine.Scoring;

/// <summary>BM25 (Robertson and Zaragoza 2009) with lengths kept by <see cref="LengthNorm"/>.</summary>
internal sealed class GradedSimilarity() : BM25Similarity(Bm25.K1, Bm25.B)
{
    protected override byte EncodeNormValue(float boost, int fieldLength) => LengthNorm.Encode(fieldLength);

    protected override float DecodeNormValue(byte b) => LengthNorm.Decode(b);
}
