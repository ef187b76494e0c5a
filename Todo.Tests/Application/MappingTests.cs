using Todo.Tests.Harness;

namespace Todo.Tests.Application;

[DatabaseIndependent]
internal sealed class MappingTests
{
    [Test]
    public void Every_member_of_a_response_is_mapped_from_its_entity()
    {
        var configuration = Todo.Application.DependencyInjection.CreateMapperConfiguration();

        Assert.That(configuration.GetAllTypeMaps(), Is.Not.Empty);
        Assert.That(configuration.AssertConfigurationIsValid, Throws.Nothing);
    }
}
