using Indexer.Languages;
using Search.Documents.Store;

namespace SearchApi.Problems;

/// <summary>What callers are told of a store that cannot do it: reason and remedy, and not where it lies.</summary>
internal static class StoreProblems
{
    /// <summary>507 where there is no room, else 503.</summary>
    public static int Status(StoreException fault) =>
        fault.Fault == StoreFault.Full ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable;

    /// <summary>The refusal of a request.</summary>
    public static ProblemResult Of(StoreException fault)
    {
        ProblemResult problem = ProblemResult.Status(Status(fault), Detail(fault));
        return fault.Fault == StoreFault.Busy ? problem.With("Retry-After", "5") : problem;
    }

    /// <summary>Reason and remedy in both languages.</summary>
    public static Wording Detail(StoreException fault) => new(
        Vietnamese(fault.Fault) + " Tìm kiếm vẫn dùng được.", $"{fault.Reason} {fault.Remedy} Searching goes on.");

    private static string Vietnamese(StoreFault fault) => fault switch
    {
        StoreFault.Full => "Đĩa đã đầy, chưa ghi được gì. Hãy giải phóng chỗ rồi gửi lại.",
        StoreFault.ReadOnly => "Kho không cho ghi. Hãy cấp cho người dùng của chương trình quyền ghi vào tệp kho và thư mục của nó.",
        StoreFault.Busy => "Một tiến trình khác đang khóa kho. Hãy thử lại; nếu kéo dài, tìm xem công cụ nào đang giữ tệp.",
        StoreFault.CannotOpen => "Không mở được kho. Hãy xem thư mục có còn không và chương trình có quyền ghi không.",
        StoreFault.Damaged => "Kho đã hỏng. Hãy dừng dịch vụ và khôi phục từ bản sao lưu gần nhất.",
        _ => "Kho hoặc đĩa báo lỗi. Hãy xem nhật ký của máy chủ.",
    };
}
