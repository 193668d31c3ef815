using CsCheck;
using Search.Analysis.LegacyFonts;

namespace Search.Analysis.Tests.LegacyFonts;

public sealed class LegacyTextTests
{
    private const string Motto = "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Ủy ban nhân dân xã chưa được nước.";

    public static TheoryData<string> Names { get; } = [.. LegacyEncoding.All.Select(encoding => encoding.Name)];

    /// <summary>Sentences as people write them, enough words to be sure of the encoding.</summary>
    private static Gen<string> Sentences => Gen.Select(Gen.OneOf(Texts.Syllables), Gen.OneOf(" ", " ", " ", ", ", ". ", "\n", "\r\n", " 59 ", "; Số 17/BC ", " (tháng 5) "), (word, gap) => word + gap)
        .Array[80, 160].Select(string.Concat);

    // As the fonts' charts have them, not as the encoder has them.
    [Theory]
    [InlineData("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. ñy ban nh©n d©n x· ch\u00ADa ®\u00ADîc n\u00ADíc.")]
    [InlineData("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. ñy ban nh©n d©n x· ch-a ®-îc n-íc.")]
    [InlineData("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc. Uûy ban nhaân daân xaõ chöa ñöôïc nöôùc.")]
    [InlineData("vps", "C¶ng hòa xã h¶i chû nghïa ViŒt Nam. ñ¶c lÆp - T¿ do - Hånh phúc. Ñy ban nhân dân xã chÜa ÇÜ®c nÜ§c.")]
    [InlineData("windows-1258", "Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam. Ðôòc lâòp - Týò do - Haònh phuìc. UÒy ban nhân dân xaÞ chýa ðýõòc nýõìc.")]
    public void Gibberish_is_read(string name, string gibberish)
    {
        (LegacyEncoding encoding, string text) = LegacyText.Recognize(gibberish).ShouldNotBeNull();
        encoding.Name.ShouldBe(name);
        text.ShouldBe(name == "tcvn3" ? Motto.Replace("Ủy", "ủy", StringComparison.Ordinal) : Motto);
    }

    [Theory]
    [InlineData("TH¤NG B¸O, Së Y tÕ vµ UBND x·", "THÔNG BÁO, Sở Y tế và UBND xã")]
    [InlineData("ñY BAN NH¢N D¢N X· MÉU ngµy nay", "ỦY BAN NHÂN DÂN XÃ MẪU ngày nay")]
    [InlineData("Vµ UBND x·, Bµ A, §/c L­u ®Õn héi nghÞ", "Và UBND xã, Bà A, Đ/c Lưu đến hội nghị")]
    public void Capitals_that_lost_their_tone_come_back_where_their_word_tells(string gibberish, string text) =>
        LegacyText.Recognize(gibberish + "\nCéng hßa x· héi chñ nghÜa ViÖt Nam").ShouldNotBeNull().Text.ShouldBe(text + "\nCộng hòa xã hội chủ nghĩa Việt Nam");

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_syllable_comes_back(string name)
    {
        LegacyEncoding encoding = LegacyEncoding.All.Single(each => each.Name == name);
        Texts.Syllables.Where(syllable => encoding.Decode(encoding.Encode(syllable)) != syllable).ShouldBeEmpty();

        // Toned capitals have no byte in TCVN3, some have none in VPS: their case is not to be relied on.
        Texts.Syllables.Select(syllable => syllable.ToUpperInvariant()).Where(capital =>
        {
            string back = encoding.Decode(encoding.Encode(capital));
            return !back.Equals(capital, name is "tcvn3" or "vps" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        }).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_encoded_is_recognized_and_comes_back(string name)
    {
        LegacyEncoding encoding = LegacyEncoding.All.Single(each => each.Name == name);
        Sentences.Sample(text => LegacyText.Recognize(encoding.Encode(text)) is { } found && found.Encoding == encoding && found.Text == text, iter: 500);
    }

    [Fact]
    public void Clean_text_is_never_converted() => Sentences.Sample(text => LegacyText.Recognize(text) is null, iter: 500);

    [Fact]
    public void Converted_text_is_never_converted_again() =>
        Gen.Select(Sentences, Gen.OneOf(LegacyEncoding.All.ToArray())).Sample(
            (text, encoding) => LegacyText.Recognize(LegacyText.Recognize(encoding.Encode(text))?.Text ?? "") is null, iter: 300);

    [Fact]
    public void Any_string_is_accepted() => Texts.Wild.Sample(text =>
    {
        _ = LegacyText.Recognize(text);
        foreach (LegacyEncoding encoding in LegacyEncoding.All)
        {
            _ = encoding.Decode(encoding.Encode(text));
        }
    });

    [Theory]
    [InlineData("Le président a été élu à la majorité. Très ému, il a remercié les électeurs : « où que vous soyez, cet été sera le vôtre ». Après dîner, la forêt, le thé, le blé, né à Orléans.")]
    [InlineData("Die Straße führt über die Brücke nach München. Größere Häuser, schöne Gärten, süße Früchte und kühle Bäche grüßen die Gäste.")]
    [InlineData("El niño comió en la montaña. ¿Qué pasó después? Mañana habrá más árboles, según dijo el señor Muñoz; así será también el próximo año.")]
    [InlineData("Não há razão para a ação; são três irmãos e a mãe. Você está à espera do pão, da maçã, da emoção e do coração.")]
    [InlineData("Pokud má český text háčky, není to problém; přesto ano. Städte och öar på västkusten är små. Ærø, Bodø, Tromsø.")]
    [InlineData("The café's façade was naïve; a résumé, a coöperative, Zoë and the El Niño — £20, ½ price, 25 °C, © 2024.")]
    [InlineData("public static int Main(string[] args) { return args.Length > 0 ? 1 : 0; } // ¬ § ± µ ¶\nif (a != b) c |= 0xFF; £x ¤y §z ¶w ©v ®u")]
    [InlineData("Độ sâu khoan\n0 ¸ 15m\n20 ¸ 300m\n0 ¸ 35m\n20 ¸ 500m\n0 ¸ 40m\nBúa máy 1 ¸ 4KW\n16 ÷ 30\n2 ÷ 8\n9 ÷ 15\n2 × r × h\nSân bay")]
    [InlineData("Có bé nào ở nhà không? Có.\nCô bé có má hồng.\nBà nói: à, thì ra là thế.")]
    [InlineData("Có bé có má. Bà có cà, có lá, có cá. Cô có bò, có dê, có gà.")]
    public void Other_languages_and_code_stay(string text) => LegacyText.Recognize(text).ShouldBeNull();

    [Fact]
    public void Lines_that_are_what_they_seem_stay()
    {
        const string French = "Traduit du français par l'ambassade, à Hà Nội d'abord, où l'été est né.";
        string gibberish = LegacyEncoding.Tcvn3.Encode(Motto.ToLowerInvariant());
        string text = $"{gibberish}\nHội nghị bàn về nước sạch.\r\nCó bé.\n{French}\n{gibberish}";
        LegacyText.Recognize(text)?.Text.ShouldBe($"{Motto.ToLowerInvariant()}\nHội nghị bàn về nước sạch.\r\nCó bé.\n{French}\n{Motto.ToLowerInvariant()}");
    }
}
