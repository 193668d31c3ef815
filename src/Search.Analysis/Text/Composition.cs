using System.Collections.Frozen;

namespace Search.Analysis.Text;

/// <summary>
/// Letter and combining mark in one unit, for the lower-case letters of Latin, Greek and Cyrillic that Vietnamese tones and qualities
/// do not make. The pairs are the canonical decompositions of the Unicode Character Database. Thread safe: immutable.
/// </summary>
internal static class Composition
{
    private static readonly (char Mark, string Pairs)[] Data =
    [
        ('\u0300', "üǜnǹеѐиѝēḕōṑwẁ"),
        ('\u0301', "cćlĺnńrŕsśzźüǘgǵåǻæǽøǿϊΐαάεέηήιίϋΰοόυύωώгѓкќçḉēḗïḯkḱmḿōṓpṕwẃ"),
        ('\u0302', "aâeêoôiîuûcĉgĝhĥjĵsŝwŵyŷzẑ"),
        ('\u0303', "nñvṽ"),
        ('\u0304', "aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫȯȱyȳиӣуӯgḡḷḹṛṝ"),
        ('\u0306', "aăeĕgğiĭoŏuŭийуўжӂаӑеӗȩḝ"),
        ('\u0307', "cċeėgġzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏſẛ"),
        ('\u0308', "aäeëiïoöuüyÿιϊυϋеёіїаӓәӛжӝзӟиӥоӧөӫэӭуӱчӵыӹhḧūṻwẅxẍtẗ"),
        ('\u030A', "aåuůwẘyẙ"),
        ('\u030B', "oőuűуӳ"),
        ('\u030C', "cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ"),
        ('\u030F', "aȁeȅiȉoȍrȑuȕѵѷ"),
        ('\u0311', "aȃeȇiȋoȏrȓuȗ"),
        ('\u031B', "oơuư"),
        ('\u0323', "bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓ"),
        ('\u0324', "uṳ"),
        ('\u0325', "aḁ"),
        ('\u0326', "sștț"),
        ('\u0327', "cçgģkķlļnņrŗsştţeȩdḑhḩ"),
        ('\u0328', "aąeęiįuųoǫ"),
        ('\u032D', "dḓeḙlḽnṋtṱuṷ"),
        ('\u032E', "hḫ"),
        ('\u0330', "eḛiḭuṵ"),
        ('\u0331', "bḇdḏkḵlḻnṉrṟtṯzẕhẖ"),
    ];

    private static readonly FrozenDictionary<int, char> Composed = Data
        .SelectMany(row => Enumerable.Range(0, row.Pairs.Length / 2)
            .Select(i => KeyValuePair.Create(KeyOf(row.Pairs[2 * i], row.Mark), row.Pairs[(2 * i) + 1])))
        .ToFrozenDictionary();

    /// <summary>The letter with the mark, or NUL where no single unit stands for both.</summary>
    public static char Compose(char letter, char mark) => Composed.GetValueOrDefault(KeyOf(letter, mark));

    /// <summary>The Latin letters that this mark makes, each with what it is made of.</summary>
    public static IEnumerable<(char Letter, char Composed)> LatinPairs(char mark)
    {
        foreach (string pairs in Data.Where(row => row.Mark == mark).Select(row => row.Pairs))
        {
            for (int i = 0; i < pairs.Length; i += 2)
            {
                if (IsLatin(pairs[i]))
                {
                    yield return (pairs[i], pairs[i + 1]);
                }
            }
        }
    }

    public static bool IsLatin(char letter) => letter is < '\u0250' or (>= '\u1E00' and < '\u1F00');

    private static int KeyOf(char letter, char mark) => (letter << 16) | mark;
}
