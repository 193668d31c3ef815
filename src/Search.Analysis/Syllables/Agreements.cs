using Search.Analysis.Text;

namespace Search.Analysis.Syllables;

/// <summary>Grades of agreement between canonical exact forms. Thread safe: no state.</summary>
/// <remarks>
/// Judged by marks alone: <c>nắm</c> found for <c>năm</c> is <see cref="Agreement.Compatible"/>, since a tone may have been left out.
/// Whether a typed word without tone means the level tone is a matter of the whole query, and the caller's to decide.
/// </remarks>
public static class Agreements
{
    /// <summary>Grades a found form against a typed one, both canonical exact forms as in <see cref="TokenBuffer.Exact"/>.
    /// <see cref="Agreement.Unmarked"/> is given where the typed form bears no mark and the found one does, or the reverse. A spelling in i
    /// for y is <see cref="Agreement.Variant"/> where the marks are the same, else graded as if it were spelt alike.</summary>
    public static Agreement Grade(ReadOnlySpan<char> typed, ReadOnlySpan<char> found)
    {
        if (typed.SequenceEqual(found))
        {
            return Agreement.Exact;
        }

        Agreement grade = GradeMarks(typed, found);
        if (grade == Agreement.None && Syllable.OtherSpelling(typed) is string other)
        {
            grade = GradeMarks(other, found);
            return grade == Agreement.Exact ? Agreement.Variant : grade;
        }

        return grade;
    }

    private static Agreement GradeMarks(ReadOnlySpan<char> typed, ReadOnlySpan<char> found)
    {
        char typedTone = TakeTone(ref typed);
        char foundTone = TakeTone(ref found);
        if (typed.Length != found.Length)
        {
            return Agreement.None;
        }

        Comparison marks = default;
        marks.Add(typedTone, foundTone, '\0');
        for (int i = 0; i < typed.Length; i++)
        {
            uint typedEntry = CharTable.Of(typed[i]);
            uint foundEntry = CharTable.Of(found[i]);
            char plain = CharTable.Fold(typed[i]);
            if (plain != CharTable.Fold(found[i]))
            {
                return Agreement.None;
            }

            if (CharTable.Base(typedEntry) != 0)
            {
                marks.Add(CharTable.Exact(typedEntry), CharTable.Exact(foundEntry), plain);
                marks.Add((char)CharTable.Tone(typedEntry), (char)CharTable.Tone(foundEntry), '\0');
            }
        }

        return marks.Grade;
    }

    private static char TakeTone(ref ReadOnlySpan<char> form)
    {
        if (form.Length > 1 && CharTable.Of(form[^1]) is var entry && CharTable.Class(entry) == CharClass.Mark && CharTable.Tone(entry) != 0)
        {
            char tone = form[^1];
            form = form[..^1];
            return tone;
        }

        return '\0';
    }

    /// <summary>Which marks two forms share, and which only one of them bears.</summary>
    private struct Comparison
    {
        private bool shared;
        private bool onlyTyped;
        private bool onlyFound;
        private bool differ;

        public void Add(char typed, char found, char none)
        {
            if (typed == found)
            {
                shared |= typed != none;
            }
            else if (typed == none)
            {
                onlyFound = true;
            }
            else if (found == none)
            {
                onlyTyped = true;
            }
            else
            {
                differ = true;
            }
        }

        public readonly Agreement Grade
        {
            get
            {
                if (differ || (onlyTyped && onlyFound))
                {
                    return Agreement.Contradicted;
                }

                if (onlyFound)
                {
                    return shared ? Agreement.Compatible : Agreement.Unmarked;
                }

                if (onlyTyped)
                {
                    return shared ? Agreement.Contradicted : Agreement.Unmarked;
                }

                return Agreement.Exact;
            }
        }
    }
}
