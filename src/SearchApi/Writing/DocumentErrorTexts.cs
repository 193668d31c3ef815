using Indexer.Extraction.Json;
using Indexer.Languages;
using Search.Documents;

namespace SearchApi.Writing;

/// <summary>What is wrong with a document that was sent, and what to do, in both languages.</summary>
internal static class DocumentErrorTexts
{
    /// <summary>The status for what is wrong: 413 for what is too large, else 400.</summary>
    public static int Status(DocumentError error) =>
        error.Code is "text-too-long" || error == JsonItem.TooLong ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;

    /// <summary>The part that is at fault: a field, or <c>body</c>.</summary>
    public static string Part(DocumentError error) => error.Place.Length == 0 || error.Code is "not-json" or "too-deep" ? "body" : error.Place;

    /// <summary>The sentence about it, with its place and remedy.</summary>
    public static Wording Of(DocumentError error)
    {
        string place = error.Place.Replace("line", "dòng", StringComparison.Ordinal);
        return place.Length == 0 ? Alone(error) : new($"{place}: {Alone(error).Vietnamese}", error.ToString());
    }

    /// <summary>The same under the name of the part at fault, which it does not say again.</summary>
    public static Wording Under(DocumentError error) => Part(error) == error.Place ? Alone(error) : Of(error);

    private static Wording Alone(DocumentError error)
    {
        string vietnamese = error.Code switch
        {
            "id-missing" => "Thiếu id. Hãy cho mã dài từ 1 đến 512 ký tự.",
            "id-too-long" => $"Mã quá dài. Tối đa {DocumentRules.MaxIdLength} ký tự.",
            "id-dots" => "Mã '.' và '..' không thể có trong một địa chỉ. Hãy dùng mã có chữ hoặc số.",
            "id-slash" => "Mã có dấu '/'. Hãy viết ':' hoặc '-' thay vào.",
            "id-control" => "Mã có ký tự điều khiển. Hãy bỏ nó đi.",
            "id-surrogate" => "Mã có nửa cặp thay thế (surrogate). Hãy viết mã bằng Unicode hợp lệ.",
            "not-json" => "Không phải JSON hợp lệ. Hãy sửa ở chỗ ấy; thường là do dấu ngoặc kép, dấu phẩy, hoặc thiếu phần cuối.",
            "too-deep" => "JSON lồng nhau quá 64 tầng. Hãy làm phẳng bớt.",
            "not-utf8" => "JSON không ở dạng UTF-8. Hãy lưu lại bằng UTF-8.",
            "not-an-object" => "Văn bản phải là một đối tượng JSON. Hãy viết {\"id\": …, \"title\": …, \"text\": …}; nhiều văn bản thì mỗi dòng một văn bản (NDJSON), không có ngoặc vuông bao quanh.",
            "wrong-type" => "Sai kiểu dữ liệu; xem trang /docs.",
            "bad-kind" => "Không phải loại đã biết. Hãy viết 'notice' hoặc 'news', hoặc bỏ trường này.",
            "bad-date" => error.Place == "publishedAt" ? "Không phải thời điểm. Hãy viết như 2021-08-25T08:00:00+07:00." : "Không phải ngày có thật. Hãy viết như 2021-08-24.",
            "bad-url" => "Không phải địa chỉ mà trang web có thể dẫn tới. Hãy viết địa chỉ đầy đủ bắt đầu bằng http:// hoặc https://, không kèm tên người dùng, hoặc bỏ trường này.",
            "nothing-to-search" => "Không có văn bản lẫn tiêu đề. Phải có ít nhất một trong hai.",
            "too-many-values" => $"Quá nhiều giá trị. Tối đa {DocumentRules.MaxValues} giá trị mỗi trường.",
            "duplicate-field" => "Trường này có hai lần. Hãy giữ lại một.",
            "value-too-long" => $"Giá trị quá dài. Tối đa {DocumentRules.LongestValue(error.Place)} ký tự; văn bản dài thuộc về 'text'.",
            "attribute-name-too-long" => $"Tên thuộc tính quá dài. Tối đa {DocumentRules.MaxAttributeNameLength} ký tự.",
            "rest-too-long" => $"Các trường ngoài 'title' và 'text' cộng lại quá dài. Tối đa {DocumentRules.MaxRestLength} ký tự; nội dung cho người đọc thuộc về 'text'.",
            "title-too-long" => $"Tiêu đề quá dài. Tối đa {DocumentRules.MaxTitleLength} ký tự; văn bản dài thuộc về 'text'.",
            "text-too-long" => $"Văn bản quá dài. Tối đa 4 MiB ({DocumentRules.MaxTextBytes} byte) mỗi văn bản; hãy chia nhỏ.",
            "audience-empty" => "Không nêu ai được đọc. Hãy nêu, hoặc bỏ trường này để mọi người đọc được.",
            "too-many-audiences" => $"Quá nhiều nhóm người đọc. Tối đa {DocumentRules.MaxAudiences}; một tên có thể chỉ nhiều người.",
            "audience-name" => $"Tên nhóm người đọc không hợp lệ. Hãy viết tên dài từ 1 đến {AudienceName.MaxLength} ký tự, không có ký tự điều khiển hay ký tự ẩn, không có dấu cách ở hai đầu hay hai dấu cách liền nhau; mọi người là 'public', viết bằng chữ thường.",
            "item-too-long" => "Dòng dài quá 16 MiB. Hãy chia nhỏ: mỗi văn bản có tối đa 4 MiB.",
            "gzip-damaged" => "Không phải gzip, hoặc bị hỏng, hoặc bị cắt cụt. Hãy nén lại.",
            "gzip-bomb" => "Giải nén ra hơn 100 lần kích thước. Hãy gửi không nén.",
            _ => $"{error.Reason} {error.Remedy}",
        };
        return new(vietnamese, $"{error.Reason} {error.Remedy}");
    }
}
