namespace Search.Engine.Scoring;

/// <summary>The BM25 formula, in the one place that both scorers and explanations take it from.</summary>
internal static class Bm25
{
    public const float K1 = 1.2f;
    public const float B = 0.75f;

    /// <summary>The weight of a term in <paramref name="documentFrequency"/> of <paramref name="documents"/> documents; above 0.</summary>
    public static float Idf(long documentFrequency, long documents) =>
        (float)Math.Log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));

    /// <summary>What k1 is multiplied with for each norm byte, given the field's average length.</summary>
    public static float[] LengthFactors(float averageLength)
    {
        var factors = new float[256];
        for (int norm = 0; norm < factors.Length; norm++)
        {
            factors[norm] = K1 * (1 - B + B * LengthNorm.Decode((byte)norm) / averageLength);
        }

        return factors;
    }

    /// <summary>The share of the term's weight that a frequency earns, 0 to K1 + 1.</summary>
    public static float Saturate(float frequency, float lengthFactor) => frequency * (K1 + 1) / (frequency + lengthFactor);
}
