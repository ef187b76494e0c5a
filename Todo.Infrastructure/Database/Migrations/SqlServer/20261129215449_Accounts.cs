using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Todo.Infrastructure.Database.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Accounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "email_verified",
                table: "users",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "two_factor",
                table: "users",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "external_identities",
                columns: table => new
                {
                    issuer = table.Column<string>(type: "varchar(500)", unicode: false, maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    subject = table.Column<string>(type: "varchar(255)", unicode: false, maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2(7)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_external_identities", x => new { x.issuer, x.subject });
                    table.ForeignKey(
                        name: "FK_external_identities_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mail_tokens",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    user_id = table.Column<long>(type: "bigint", nullable: true),
                    kind = table.Column<int>(type: "int", nullable: false),
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    email = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2(7)", nullable: false),
                    expires_at = table.Column<DateTime>(type: "datetime2(7)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_tokens", x => x.id);
                    table.ForeignKey(
                        name: "FK_mail_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mails",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    user_id = table.Column<long>(type: "bigint", nullable: true),
                    kind = table.Column<int>(type: "int", nullable: false),
                    address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    recipient = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    protected_token = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2(7)", nullable: false),
                    expires_at = table.Column<DateTime>(type: "datetime2(7)", nullable: false),
                    next_attempt_at = table.Column<DateTime>(type: "datetime2(7)", nullable: true),
                    tries = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mails", x => x.id);
                    table.ForeignKey(
                        name: "FK_mails_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "personal_tokens",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    scopes = table.Column<int>(type: "int", nullable: false),
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    hint = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2(7)", nullable: false),
                    expires_at = table.Column<DateTime>(type: "datetime2(7)", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "datetime2(7)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_personal_tokens", x => x.id);
                    table.ForeignKey(
                        name: "FK_personal_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_codes", x => new { x.user_id, x.hash });
                    table.ForeignKey(
                        name: "FK_recovery_codes_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "second_factors",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    protected_secret = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2(7)", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "datetime2(7)", nullable: true),
                    used_step_0 = table.Column<long>(type: "bigint", nullable: false),
                    used_step_1 = table.Column<long>(type: "bigint", nullable: false),
                    used_step_2 = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_second_factors", x => x.user_id);
                    table.ForeignKey(
                        name: "FK_second_factors_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "used_nonces",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    expires_at = table.Column<DateTime>(type: "datetime2(7)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_used_nonces", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "ux_external_identities_user_id_issuer",
                table: "external_identities",
                columns: new[] { "user_id", "issuer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mail_tokens_expires_at",
                table: "mail_tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_mail_tokens_user_id_kind",
                table: "mail_tokens",
                columns: new[] { "user_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ux_mail_tokens_hash",
                table: "mail_tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mails_created_at",
                table: "mails",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_mails_next_attempt_at",
                table: "mails",
                column: "next_attempt_at",
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_mails_recipient_kind_created_at",
                table: "mails",
                columns: new[] { "recipient", "kind", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_mails_user_id",
                table: "mails",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_personal_tokens_expires_at",
                table: "personal_tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_personal_tokens_user_id_id",
                table: "personal_tokens",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_personal_tokens_hash",
                table: "personal_tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_used_nonces_expires_at",
                table: "used_nonces",
                column: "expires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "external_identities");

            migrationBuilder.DropTable(
                name: "mail_tokens");

            migrationBuilder.DropTable(
                name: "mails");

            migrationBuilder.DropTable(
                name: "personal_tokens");

            migrationBuilder.DropTable(
                name: "recovery_codes");

            migrationBuilder.DropTable(
                name: "second_factors");

            migrationBuilder.DropTable(
                name: "used_nonces");

            migrationBuilder.DropColumn(
                name: "email_verified",
                table: "users");

            migrationBuilder.DropColumn(
                name: "two_factor",
                table: "users");
        }
    }
}
