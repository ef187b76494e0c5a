using System.Data;
using Todo.Infrastructure.Database.Sql;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>No value is cut to the length of its column, in which another row may be found.</summary>
[DatabaseIndependent]
internal sealed class SqlParameterTests
{
    [Test]
    public void A_value_that_is_longer_than_its_column_is_refused()
    {
        var text = new SqlParameter("@text", DbType.String, 3);
        var bytes = new SqlParameter("@bytes", DbType.Binary, 3);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text.ValueOf("abc"), Is.EqualTo("abc"));
            Assert.That(() => text.ValueOf("abcd"), Throws.ArgumentException.With.Message.Contains("@text"));
            Assert.That(() => bytes.ValueOf(new byte[4]), Throws.ArgumentException.With.Message.Contains("@bytes"));
            Assert.That(new SqlParameter("@long", DbType.String, Columns<object>.MaxSize).ValueOf("abcd"), Is.EqualTo("abcd"));
            Assert.That(text.ValueOf(null), Is.EqualTo(DBNull.Value));
        }
    }
}
