// Codes of the syntax stage: E1xx errors, W19x warnings. 10x-11x structure, 12x-13x damage done by copying, 14x words
// and attributes, 16x operators and numbers.
#pragma once
#include "diag/code.hpp"

namespace attrmap::diag {

std::span<const CodeDef* const> syntax_codes();

// codes_syntax_structure.cpp
extern const CodeDef kUnexpectedText, kEmptyExpression, kCallNotClosed, kParenthesisNotClosed, kAttributeNotClosed,
    kStringNotClosed, kParameterNotClosed, kExtraParenthesis, kClosedTooEarly, kSecondExpression, kTextAfterEnd,
    kMissingComma, kMissingValue, kCommaInGroup, kWrongBracket;
// codes_syntax_limits.cpp
extern const CodeDef kExpressionTooLong, kNestedTooDeep, kExpressionNotUtf8, kNulCharacter;
// codes_syntax_copied.cpp
extern const CodeDef kSingleQuotes, kTypographicQuotes, kUnusualSpace, kMissingOpeningQuote, kMissingClosingQuote,
    kHtmlEntity, kMarkdownEscape, kMarkdownBacktick, kEllipsis, kAngleBrackets, kPlaceholder, kCommentMark, kSemicolon,
    kDoubledQuotes;
// codes_syntax_words.cpp
extern const CodeDef kBareAttribute, kBareText, kCallInBrackets, kEmptyAttributeName, kMissingOpeningBracket, kIndexing,
    kForeignToken;
// codes_syntax_operators.cpp
extern const CodeDef kBooleanOperator, kNotOperator, kForeignOperator, kNoArithmetic, kComparisonChain,
    kFractionalNumber, kNumberTooLarge, kBadHexadecimal;
// codes_syntax_warnings.cpp
extern const CodeDef kUnfilledPlaceholder, kTypographyInString, kMarkdownInString, kHtmlInString;

}  // namespace attrmap::diag
