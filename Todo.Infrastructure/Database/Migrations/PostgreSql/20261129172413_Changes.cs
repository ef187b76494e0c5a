using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Todo.Infrastructure.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Changes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "forgotten_seq",
                table: "users",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "tombstones",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    change_seq = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<int>(type: "integer", nullable: false),
                    thing_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tombstones", x => new { x.user_id, x.change_seq, x.type, x.thing_id });
                    table.ForeignKey(
                        name: "FK_tombstones_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_todos_trash_user_id_change_seq_id",
                table: "todos",
                columns: new[] { "trash_user_id", "change_seq", "id" },
                filter: "trash_user_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_change_seq_id",
                table: "todos",
                columns: new[] { "user_id", "change_seq", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_lists_user_id_change_seq",
                table: "lists",
                columns: new[] { "user_id", "change_seq" });

            migrationBuilder.CreateIndex(
                name: "ix_tombstones_deleted_at",
                table: "tombstones",
                column: "deleted_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tombstones");

            migrationBuilder.DropIndex(
                name: "ix_todos_trash_user_id_change_seq_id",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_change_seq_id",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_lists_user_id_change_seq",
                table: "lists");

            migrationBuilder.DropColumn(
                name: "forgotten_seq",
                table: "users");
        }
    }
}
