using AutoMapper;
using Todo.Domain.Users;

namespace Todo.Application.Users;

internal sealed class UserMapping : Profile
{
    public UserMapping() => CreateMap<User, UserResponse>();
}
