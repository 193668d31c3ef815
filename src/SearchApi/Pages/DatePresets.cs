namespace SearchApi.Pages;

/// <summary>A span of days that people often ask for, by a name.</summary>
/// <param name="Name">In the language of the page.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
internal readonly record struct DatePreset(string Name, DateOnly From, DateOnly To)
{
    /// <summary>This month, the last one, the quarters and the years around a day, the nearest first.</summary>
    public static IReadOnlyList<DatePreset> Around(DateOnly today, PageTexts texts)
    {
        DateOnly month = new(today.Year, today.Month, 1);
        DateOnly quarter = new(today.Year, today.Month - ((today.Month - 1) % 3), 1);
        DateOnly year = new(today.Year, 1, 1);
        return
        [
            Months(texts.ThisMonth, month, 1),
            Months(texts.LastMonth, month.AddMonths(-1), 1),
            Months(texts.ThisQuarter, quarter, 3),
            Months(texts.LastQuarter, quarter.AddMonths(-3), 3),
            Months(texts.ThisYear, year, 12),
            Months(texts.LastYear, year.AddYears(-1), 12),
        ];
    }

    private static DatePreset Months(string name, DateOnly first, int count) => new(name, first, first.AddMonths(count).AddDays(-1));
}
