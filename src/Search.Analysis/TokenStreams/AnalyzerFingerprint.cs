using System.Security.Cryptography;
using System.Text;
using Search.Analysis.Text;

namespace Search.Analysis.TokenStreams;

/// <summary>
/// What an index must have been written with to be searched with this program: a version raised by hand when terms change on purpose, and a
/// digest of the terms of a probe text, which changes when they change by accident.
/// </summary>
public static class AnalyzerFingerprint
{
    private const string Version = "2";

    /// <summary>A sentence for each rule of the analyzer.</summary>
    private const string Probe =
        "Thông báo số 05-TB/TU ngày 24/8/2021 về hoà bình, hòa giải; qúy và quý, kỹ/kĩ thuật, cuả của. " +
        "Ðồng chí đi Ð\u1eafk L\u1eafk, T.Ư, TP.HCM; NFD: Hu\u0302e\u0301, Vie\u0302\u0323t; COVID-19, H5N1, vắc-xin. " +
        "1.635 đảng viên, 17,5%, 02 tháng; Nghị quyết số 59-NQ/TW, 30/2020/NĐ-CP, 71.4/2031/NQ-CP, ngày 2 tháng 9 năm 1945, 1. 24/8/2021. 60-NQ/TW, Ban Chỉ đạo (BCĐ). ﬁ Ａ１ 中文 мир";

    /// <summary>E.g. <c>2-5f2a9c01d3e4</c>.</summary>
    public static string Value { get; } = Compute();

    private static string Compute()
    {
        var text = new AnalyzedText();
        text.Add(Probe);
        var terms = new StringBuilder();
        TokenBuffer tokens = text.Values[0].Tokens;
        for (int i = 0; i < tokens.Count; i++)
        {
            terms.Append(tokens.Folded(i)).Append('|').Append(tokens.Exact(i)).Append('|').Append(TermForms.HasReadings(tokens[i])).Append(' ');
        }

        foreach (var annotation in text.Values[0].Annotations)
        {
            terms.AppendJoin(' ', Meaning.Terms(annotation, 2021));
        }

        terms.AppendJoin(' ', text.ExplainedTerms());
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(terms.ToString()));
        return $"{Version}-{Convert.ToHexStringLower(digest.AsSpan(0, 6))}";
    }
}
