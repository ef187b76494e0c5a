using Todo.Domain;

namespace Todo.Application.Common.Validation;

/// <summary>The stable codes of member errors; docs/errors.md explains each of them.</summary>
public static class ErrorCodes
{
    public const string BadToken = "bad_token";
    public const string Blank = "blank";
    public const string CommonPassword = "common_password";
    public const string Conflicting = "conflicting";
    public const string Duplicate = "duplicate";
    public const string Empty = "empty";
    public const string HasSubtasks = RuleCodes.HasSubtasks;
    public const string InvalidCharacters = "invalid_characters";
    public const string InvalidRecurrence = "invalid_recurrence";
    public const string IsSubtask = RuleCodes.IsSubtask;
    public const string Malformed = "malformed";
    public const string NeedsDueDate = RuleCodes.NeedsDueDate;
    public const string NeverOccurs = RuleCodes.NeverOccurs;
    public const string NotAllowed = "not_allowed";
    public const string NullNotAllowed = "null_not_allowed";
    public const string OtherList = RuleCodes.OtherList;
    public const string OtherPlace = RuleCodes.OtherPlace;
    public const string OutOfRange = "out_of_range";
    public const string PasswordIsEmail = "password_is_email";
    public const string Repeated = "repeated";
    public const string Required = "required";
    public const string Reused = "reused";
    public const string SignInTooOld = "sign_in_too_old";
    public const string TooLong = "too_long";
    public const string TooMany = "too_many";
    public const string TooShort = "too_short";
    public const string UnknownParameter = "unknown_parameter";
    public const string UnknownValue = "unknown_value";
    public const string WrongCode = "wrong_code";
    public const string WrongPassword = "wrong_password";
    public const string WrongType = "wrong_type";

    /// <summary>All codes.</summary>
    public static IReadOnlyCollection<string> All { get; } =
        [.. typeof(ErrorCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}
