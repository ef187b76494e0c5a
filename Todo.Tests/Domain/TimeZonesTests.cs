using Todo.Domain.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class TimeZonesTests
{
    private const string Database = "/usr/share/zoneinfo/tzdata.zi";

    [TestCase("Europe/Berlin")]
    [TestCase("US/Pacific")]
    [TestCase(TimeZones.Default)]
    public void A_time_zone_is_found_by_its_name(string name)
    {
        Assert.That(TimeZones.TryFind(name, out var zone));
        Assert.That(zone!.Id, Is.EqualTo(name));
    }

    [TestCase("europe/berlin")]
    [TestCase("utc")]
    [TestCase("UTC-11")]
    [TestCase("W. Europe Standard Time")]
    [TestCase("posix/Europe/Berlin")]
    [TestCase("localtime")]
    [TestCase("Europe//Berlin")]
    [TestCase("Europe/Berlin/")]
    [TestCase("")]
    public void Another_name_is_not_found(string name)
    {
        TimeZones.TryFind("Europe/Berlin", out _);

        Assert.That(TimeZones.TryFind(name, out _), Is.False);
    }

    [Test]
    public void Every_zone_and_link_of_the_database_on_this_machine_is_found()
    {
        if (!File.Exists(Database))
            Skip.ForWantOf("the time zone database (tzdata)");
        var names = File.ReadLines(Database).Select(line => line.Split(' '))
            .Select(words => words[0] switch { "Z" => words[1], "L" => words[2], _ => null }).OfType<string>().ToList();

        Assert.That(names, Has.Count.GreaterThan(500));
        Assert.That(names.Where(name => name.Length > TimeZones.MaxNameLength || !TimeZones.TryFind(name, out _)), Is.Empty);
    }

    [Test]
    public void Offsets_follow_the_rules_of_the_zone()
    {
        TimeZones.TryFind("Europe/Berlin", out var zone);

        Assert.That(zone!.GetUtcOffset(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero)), Is.EqualTo(TimeSpan.FromHours(2)));
        Assert.That(zone.GetUtcOffset(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)), Is.EqualTo(TimeSpan.FromHours(1)));
    }
}
