using CsCheck;

namespace Search.Documents.Tests;

public sealed class DocumentItemTests
{
    private static string[] Numbers(string text) => [.. DocumentItems.Of(text).Select(item => item.Number)];

    private static string Written(string text, string number)
    {
        DocumentItem item = DocumentItems.Of(text).Single(item => item.Number == number);
        return text[item.Start..item.End];
    }

    [Theory]
    [InlineData("1. Một.\n2. Hai.\n3) Ba.", "1 2 3")]
    [InlineData("I. MỘT\n1. A\n2. B\nII- HAI\n1. C\na) D\nb) Đ", "I I.1 I.2 II II.1 II.1.a II.1.b")]
    [InlineData("Điều 1. A\n1. B\na) C\nđ) sai thứ tự\nb) D\nChương II\nĐiều 2. E", "Điều|1 Điều|1.1 Điều|1.1.a Điều|1.1.b Điều|2")]
    [InlineData("**Điều 1.** A\n# Điều 2. B\nĐiều 2a. C\nĐiều 3: D", "Điều|1 Điều|2 Điều|2a Điều|3")]
    [InlineData("1. A\n1.1. B\n1.2 C\n2. D\n2.1. E", "1 1.1 1.2 2 2.1")]
    [InlineData("2. Không bắt đầu từ một\n3. Nên không phải mục", "")]
    [InlineData("1.240 hộ dân\n2,5 tỷ đồng\n1/5 số hộ\n15 người", "")]
    [InlineData("1. A\n3. Nhảy số\n2. B", "1 2")]
    [InlineData("V. Lê là tên người\nVì thế", "")]
    [InlineData("1- Một.\n2-Hai.\n3 – ba.", "1 2 3")]
    [InlineData("1-NQ/TW là số\n1-5 hộ\n1 - 2 hộ\n1-a", "")]
    [InlineData("", "")]
    public void Numbers_that_count_on_are_items(string text, string numbers) =>
        string.Join(' ', Numbers(text).Select(number => number.Replace(' ', '|'))).ShouldBe(numbers);

    [Fact]
    public void An_item_goes_to_the_next_and_the_last_of_one_line_items_is_one_line()
    {
        const string Text = "Mở đầu.\n\n1. Một.\n\n2. Hai.\n\nCâu kết.\n\nNơi nhận:\n- Như trên.";
        Written(Text, "1").ShouldBe("1. Một.");
        Written(Text, "2").ShouldBe("2. Hai.");
    }

    [Fact]
    public void Items_of_several_paragraphs_end_before_the_recipients()
    {
        const string Text = "1. Một.\n- Ý một.\n2. Hai.\n- Ý hai.\nNơi nhận:\n- Như trên;\n1. Không phải mục.";
        Written(Text, "1").ShouldBe("1. Một.\n- Ý một.");
        Written(Text, "2").ShouldBe("2. Hai.\n- Ý hai.");
    }

    [Fact]
    public void An_item_holds_its_own_items_and_points_into_decomposed_text()
    {
        const string Text = "Đie\u0302\u0300u 1. Ma\u0302\u0303u\r\n1. A\r\n2. B\r\nĐie\u0302\u0300u 2. C";
        Written(Text, "Điều 1").ShouldBe("Đie\u0302\u0300u 1. Ma\u0302\u0303u\r\n1. A\r\n2. B");
        Written(Text, "Điều 1.2").ShouldBe("2. B");
    }

    [Fact]
    public void No_text_makes_it_throw_and_items_lie_in_the_text_in_order()
    {
        Gen<string> pieces = Gen.OneOf("1. ", "2. ", "3) ", "a) ", "b) ", "đ) ", "I. ", "II- ", "Điều 1. ", "Điều 2. ", "1.1. ", "\n", "\r\n", " ", "x", "Nơi nhận:", "**", "\u0301", "999. ", "IXVC. ");
        Gen.OneOf(Gen.String, pieces.Array[0, 30].Select(parts => string.Concat(parts))).Sample(text =>
        {
            IReadOnlyList<DocumentItem> items = DocumentItems.Of(text);
            return items.All(item => item.Start >= 0 && item.Start <= item.End && item.End <= text.Length)
                && items.Zip(items.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start && (pair.Second.Start >= pair.First.End || pair.Second.End <= pair.First.End));
        });
    }
}
