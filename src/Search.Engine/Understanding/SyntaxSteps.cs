using Search.Engine.Queries;
using Search.Engine.Searching;

namespace Search.Engine.Understanding;

/// <summary>Notes what the syntax of a query asks for, beside plain words.</summary>
internal static class SyntaxSteps
{
    public static void Note(QuerySyntax syntax, StepRecorder steps)
    {
        if (!steps.IsDetailed)
        {
            return;
        }

        foreach (QueryClause clause in syntax.Clauses)
        {
            string said = string.Join(" OR ", clause.Alternatives.Select(o => o.Text));
            if (clause.Alternatives.Count > 1)
            {
                steps.Note("syntax", said, said, new StepFacts.Syntax(SyntaxOperator.Either, null));
            }

            if (clause.Excluded)
            {
                steps.Note("syntax", said, said, new StepFacts.Syntax(SyntaxOperator.Excluded, null));
            }

            foreach (Operand operand in clause.Alternatives)
            {
                if (OperatorOf(operand) is { } found)
                {
                    steps.Note("syntax", operand.Text, operand.Text, new StepFacts.Syntax(found, operand.Field));
                }
            }
        }
    }

    private static SyntaxOperator? OperatorOf(Operand operand) => operand switch
    {
        { Kind: OperandKind.Phrase } => SyntaxOperator.Phrase,
        { Kind: OperandKind.Prefix } => SyntaxOperator.Prefix,
        { Field: not null } => SyntaxOperator.Field,
        _ => null,
    };
}
