using Indexer.Languages;

namespace SearchApi.Problems;

/// <summary>Title and advice for each status the service answers with.</summary>
public static class ProblemTexts
{
    /// <summary>The wording of a status; of its class where the status has none of its own.</summary>
    public static (Wording Title, Wording Detail) For(int status) => status switch
    {
        400 => (new("Yêu cầu không hợp lệ", "Bad request"),
            new("Máy chủ không hiểu được yêu cầu này.", "The server could not understand this request.")),
        401 => (new("Cần có khóa", "A key is needed"),
            new("Hãy gửi khóa trong Authorization: Bearer hoặc X-Api-Key.", "Send a key as Authorization: Bearer or X-Api-Key.")),
        403 => (new("Không được phép", "Not allowed"),
            new("Khóa này không có quyền làm việc này.", "This key may not do this.")),
        404 => (new("Không tìm thấy", "Not found"),
            new("Không có gì ở địa chỉ này.", "There is nothing at this address.")),
        405 => (new("Phương thức không dùng được ở đây", "Method not allowed"),
            new("Địa chỉ này không nhận phương thức HTTP ấy; xem tiêu đề Allow.", "This address does not take that HTTP method; see the Allow header.")),
        406 => (new("Không có dạng trả lời ấy", "Not acceptable"),
            new("Máy chủ chỉ trả lời bằng JSON hoặc HTML.", "The server answers in JSON or HTML only.")),
        408 => (new("Hết thời gian chờ", "Request timeout"),
            new("Yêu cầu gửi quá chậm.", "The request was sent too slowly.")),
        409 => (new("Không còn làm được", "Conflict"),
            new("Trạng thái hiện tại không cho phép việc này.", "The present state does not allow this.")),
        412 => (new("Văn bản không còn như đã biết", "Precondition failed"),
            new("Văn bản đã đổi hoặc đã có từ trước; hãy đọc lại (ETag) rồi ghi lại.", "The document has changed, or there is one already; read it again (ETag), then write.")),
        413 => (new("Nội dung quá lớn", "Content too large"),
            new("Nội dung gửi lên vượt quá giới hạn.", "The request body is over the limit.")),
        414 => (new("Địa chỉ quá dài", "URI too long"),
            new("Địa chỉ của yêu cầu dài quá 64 KiB.", "The address of the request is longer than 64 KiB.")),
        415 => (new("Không nhận loại nội dung này", "Unsupported media type"),
            new("Hãy gửi application/json hoặc application/x-ndjson.", "Send application/json or application/x-ndjson.")),
        429 => (new("Quá nhiều yêu cầu", "Too many requests"),
            new("Hãy đợi một lát rồi thử lại.", "Wait a moment and try again.")),
        431 => (new("Tiêu đề quá lớn", "Request headers too large"),
            new("Các tiêu đề của yêu cầu dài quá 32 KiB.", "The headers of the request are longer than 32 KiB.")),
        503 => (new("Chưa sẵn sàng", "Not ready"),
            new("Máy chủ đang bận hoặc đang khởi động; hãy thử lại sau ít giây.", "The server is busy or starting; try again in a few seconds.")),
        507 => (new("Kho đã đầy", "Store full"),
            new("Kho hết chỗ; văn bản chưa được ghi. Tìm kiếm vẫn dùng được.", "The store is full; nothing was written. Searching goes on.")),
        >= 500 => (new("Lỗi máy chủ", "Server error"),
            new("Có lỗi ngoài dự kiến. Lỗi đã được ghi lại theo traceId.", "Something unexpected went wrong. It is in the log under traceId.")),
        _ => (new("Yêu cầu bị từ chối", "Request refused"),
            new("Máy chủ không nhận yêu cầu này.", "The server does not take this request.")),
    };
}
