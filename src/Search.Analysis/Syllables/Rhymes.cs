namespace Search.Analysis.Syllables;

/// <summary>
/// The written onsets and rhymes of Vietnamese as data, after the tables of the school spelling (Quyết định 1989/QĐ-BGDĐT of 2018 on the
/// spelling in textbooks leaves both i/y spellings open, so both are here).
/// </summary>
internal static class Rhymes
{
    /// <summary>Rhymes that an onset written before any vowel can take.</summary>
    private const string BeforeBack = """
        a ac ach ai am an ang anh ao ap at au ay
        ăc ăm ăn ăng ăp ăt
        âc âm ân âng âp ât âu ây
        o oc oi om on ong op ot ooc oong
        oa oac oach oai oam oan oang oanh oao oap oat oay
        oăc oăm oăn oăng oăt
        oe oem oen oeo oet
        ô ôc ôi ôm ôn ông ôp ôt
        ơ ơi ơm ơn ơp ơt
        u ua uc ui um un ung up ut
        uân uâng uât uây
        uê uêch uênh uơ
        uôc uôi uôm uôn uông uôt
        uy uya uych uyên uyêt uyn uynh uyp uyt uyu
        ư ưa ưc ưi ưm ưn ưng ưt ưu
        ươc ươi ươm ươn ương ươp ươt ươu
        """;

    /// <summary>Rhymes that begin with a front vowel: written after k, gh, ngh, and not after c, g, ng.</summary>
    private const string BeforeFront = """
        e ec em en eng eo ep et
        ê êch êm ên ênh êp êt êu
        i ia ich im in inh ip it iu
        iêc iêm iên iêng iêp iêt iêu
        """;

    /// <summary>Rhymes in y that stand without an onset.</summary>
    private const string Bare = "y yêm yên yêng yêt yêu";

    /// <summary>Rhymes after qu, which owns the glide u.</summary>
    private const string AfterQu = """
        a ac ach ai an ang anh ao at au ay
        ăc ăm ăn ăng ăp ăt
        âc ân âng ât ây
        e en eo et
        ê ên êch ênh êt êu
        i ich in inh it iu
        y ych yên yêt yn ynh yp yt
        ơ ơi ơn ôc
        """;

    /// <summary>What is left of the rhymes in i after gi, which owns the i: gì, gìn, giêng, giết.</summary>
    private const string AfterGi = "∅ m n p t êc êm ên êng êp êt êu";

    private const string AnyVowelOnsets = "∅ b ch d đ h kh l m n nh p ph r s t th tr v x";
    private const string BackVowelOnsets = "c g ng";
    private const string FrontVowelOnsets = "gh k ngh";

    /// <summary>Onsets whose open rhyme i is also written y, in words or in names.</summary>
    private const string OpenYOnsets = "d h k l m n s t th v";

    /// <summary>Every syllable without its tone, with the qualities of its letters. Some are accidental gaps that no word fills.</summary>
    public static IEnumerable<string> Syllables()
    {
        return Join(AnyVowelOnsets, BeforeBack)
            .Concat(Join(AnyVowelOnsets, BeforeFront))
            .Concat(Join(BackVowelOnsets, BeforeBack))
            .Concat(Join(FrontVowelOnsets, BeforeFront))
            .Concat(Join("∅", Bare))
            .Concat(Join(OpenYOnsets, "y"))
            .Concat(Join("qu", AfterQu))
            .Concat(Join("gi", BeforeBack))
            .Concat(Join("gi", "e eo em en ec et ê êch ênh"))
            .Concat(Join("gi", AfterGi))
            .Distinct();
    }

    private static IEnumerable<string> Join(string onsets, string rhymes) =>
        from onset in Items(onsets)
        from rhyme in Items(rhymes)
        select onset + rhyme;

    private static IEnumerable<string> Items(string table) =>
        table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(item => item == "∅" ? "" : item);
}
