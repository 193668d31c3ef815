namespace BrowserTests.Box;

/// <summary>What is typed: phrases of an office, in capitals too, and words that are corrected while they are typed.</summary>
public static class TypedPhrases
{
    /// <summary>Typed by both methods, with the marks behind each letter or behind the syllable: 212 sequences.</summary>
    public static readonly IReadOnlyList<string> Common =
    [
        "thành ủy", "ủy ban", "nhân dân", "thông báo", "kết luận", "nghị quyết", "quyết định", "chỉ thị", "công văn", "kế hoạch", "hướng dẫn", "báo cáo", "tờ trình",
        "biên bản", "giấy mời", "đảng ủy", "huyện ủy", "tỉnh ủy", "thường vụ", "thường trực", "bí thư", "chủ tịch", "đồng chí", "hội đồng", "văn phòng", "tổ chức",
        "kiểm tra", "tuyên giáo", "dân vận", "nội chính", "đường thủy", "nước sạch", "phòng cháy", "chữa cháy", "lũ lụt", "ngập úng", "lúa mùa", "nuôi trồng", "thủy sản",
        "trường học", "bệnh viện", "y tế", "giáo dục", "đào tạo", "khuyến học", "hưởng ứng", "xử lý", "giải quyết", "khiếu nại", "tố cáo", "cưỡng chế", "nghỉ tết", "quý trước",
    ];

    /// <summary>With capitals.</summary>
    public static readonly IReadOnlyList<string> Capitals =
        ["ĐẢNG ỦY", "Thành ủy", "ỦY BAN NHÂN DÂN", "Đường Số Tám", "NGHỊ QUYẾT", "Bộ Y Tế", "ĐỒNG CHÍ BÍ THƯ", "Hội đồng", "ƯỚC TÍNH", "Ăn Ở", "Êm Ả", "ỐNG NƯỚC", "Ý KIẾN"];

    /// <summary>A wrong mark and then another; a mark undone by typing it twice; marks taken off; letters taken back; tones that move on; words restored to their keys.</summary>
    public static readonly IReadOnlyList<string> TelexCorrections =
    [
        "thanh s:thánh f:thành", "quyet e:quyêt j:quyệt s:quyết", "nghi f:nghì j:nghị", "uy f:ùy r:ủy", "lu x:lũ s:lú x:lũ", "dan g:dang a:dâng ⌫:dân",
        "thanh s:thánh s:thanhs", "ho o:hô o:hoo", "d d:đ d:dd", "u w:ư w:uw", "a w:ă w:aw", "a s:á r:ả s:á s:as",
        "thanh f:thành z:thanh", "ke e:kê s:kế z:kê", "hoang f:hoàng ⌫:hoàn ⌫:hoà ng", "thuong w:thương f:thường ⌫:thườn ⌫:thườ ng",
        "hoa f:hòa n:hoàn g:hoàng", "khoe r:khỏe n:khoẻn ⌫:khỏe", "thuy r:thủy n:thuỷn ⌫:thủy", "duong w:dương d:đương f:đường", "toan f:toàn ⌫:tòa n:toàn",
        "w:ư i:ưi n:ưin d:ưind o:ưindo w:ưindơ s:ưindớ ␣:windows␣", "w:ư ⌫: uong w:ương",
    ];

    /// <summary>The same by VNI.</summary>
    public static readonly IReadOnlyList<string> VniCorrections =
    [
        "thanh 1:thánh 2:thành", "quyet 6:quyêt 5:quyệt 1:quyết", "nghi 2:nghì 5:nghị", "uy 2:ùy 3:ủy", "lu 4:lũ 1:lú 4:lũ", "dang 6:dâng ⌫:dân",
        "thanh 2:thành 2:thanh2", "ho 6:hô 6:ho6", "d 9:đ 9:d9", "u 7:ư 7:u7", "a 8:ă 8:a8",
        "thanh 2:thành 0:thanh", "ke 6:kê 1:kế 0:kê", "hoang 2:hoàng ⌫:hoàn ⌫:hoà ng", "thuong 7:thương 2:thường ⌫:thườn ⌫:thườ ng",
        "hoa 2:hòa n:hoàn g:hoàng", "khoe 3:khỏe n:khoẻn ⌫:khỏe", "duong 7:dương 9:đương 2:đường", "toan 2:toàn ⌫:tòa n:toàn", "u 2:ù 3:ủ 3:u3",
    ];
}

/// <summary>A text and the keys by which it is typed, syllable by syllable.</summary>
public sealed record Typed(string Text, IReadOnlyList<IEnumerable<Keystroke>> Syllables)
{
    /// <summary>A phrase as <see cref="Keystrokes.Telex"/> or <see cref="Keystrokes.Vni"/> has it.</summary>
    public static Typed Phrase(string phrase, string method, bool marksAtEnd) =>
        new(phrase, [.. phrase.Split(' ').Select(syllable => method == "telex" ? Keystrokes.Telex(syllable, marksAtEnd) : Keystrokes.Vni(syllable, marksAtEnd))]);

    /// <summary>What comes of <see cref="Keystrokes.Scripted"/>.</summary>
    public static Typed Script(string script) => new(Keystrokes.Scripted(script).Last().Shown, [Keystrokes.Scripted(script)]);
}
