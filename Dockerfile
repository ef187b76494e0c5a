# Builds with the SDK, runs on the chiseled image: no shell, no package manager, a user that is not root. "extra" has ICU and the
# time zones, which the driver of SQL Server needs.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src

# What the restore reads, first: as long as none of it changes, its layer is taken from the cache.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY build/ build/
COPY Todo.Domain/Todo.Domain.csproj Todo.Domain/
COPY Todo.Application/Todo.Application.csproj Todo.Application/
COPY Todo.Infrastructure/Todo.Infrastructure.csproj Todo.Infrastructure/
COPY Todo.WebApi/Todo.WebApi.csproj Todo.WebApi/
ARG TARGETARCH
RUN dotnet restore Todo.WebApi/Todo.WebApi.csproj --arch "${TARGETARCH:-amd64}" -p:PublishReadyToRun=true

COPY Todo.Domain/ Todo.Domain/
COPY Todo.Application/ Todo.Application/
COPY Todo.Infrastructure/ Todo.Infrastructure/
COPY Todo.WebApi/ Todo.WebApi/
# ReadyToRun shortens the start by about a third.
RUN dotnet publish Todo.WebApi/Todo.WebApi.csproj --no-restore --configuration Release --arch "${TARGETARCH:-amd64}" \
    --no-self-contained -p:PublishReadyToRun=true --output /app \
    && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS final
WORKDIR /app
COPY --from=build /app .
# Where SQLite's file and the keys beside it are kept, if nothing else is set: mount a volume here.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
# The root file system may be read-only: nothing is written but to /data, and no diagnostic socket is made in /tmp.
ENV ASPNETCORE_URLS=http://+:8080 \
    DOTNET_EnableDiagnostics=0 \
    ConnectionStrings__Todo="Data Source=/data/todo.db"
VOLUME /data
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["dotnet", "Todo.WebApi.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "Todo.WebApi.dll"]
