// A strict client made from the OpenAPI document drives a whole session against the server whose address is the argument.
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./generated/api.js";

declare const process: { argv: string[] };

type Todo = components["schemas"]["Todo"];
type Tokens = components["schemas"]["Token"];
type Problem = components["schemas"]["Problem"];

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "http://localhost:8000" });
const form = { "Content-Type": "application/x-www-form-urlencoded" };

let tokens: Tokens | undefined;
const bearer: Middleware = {
  onRequest({ request }) {
    if (tokens !== undefined) request.headers.set("Authorization", `Bearer ${tokens.access_token}`);
    return request;
  },
};
client.use(bearer);

function check(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
  console.log(`ok: ${what}`);
}

/** The data of an answer that must be a success. */
function expectData<T>(answer: { data?: T; error?: Problem; response: Response }, what: string): NonNullable<T> {
  const { data, error, response } = answer;
  if (data === undefined || data === null) throw new Error(`${what}: ${response.status} ${error?.detail ?? ""}`);
  console.log(`ok: ${what}`);
  return data;
}

const email = `ts-${crypto.randomUUID()}@example.com`;
const password = "correct horse battery";

const user = expectData(await client.POST("/api/users", { body: { name: "Ada", email, password } }), "register");
check(user.email === email, "the user has the address");

const taken = await client.POST("/api/users", { body: { name: "Ada", email, password } });
check(taken.response.status === 409 && taken.error?.status === 409, "a taken address is a problem with a type");

tokens = expectData(
  await client.POST("/api/login/access_token", { body: { username: email, password }, headers: form }), "sign in");
const spent = tokens.refresh_token;
tokens = expectData(
  await client.POST("/api/login/access_token", {
    body: { grant_type: "refresh_token", refresh_token: spent }, headers: form,
  }),
  "refresh");
check(tokens.refresh_token !== spent, "the refresh token is another one");

const created: Todo[] = [];
for (const content of ["Buy milk", "Bake bread", "Water plants"]) {
  created.push(expectData(await client.POST("/api/todos", { body: { content } }), `create: ${content}`));
}
const [first] = created;
check(first !== undefined && !first.is_done, "a todo is not done when nothing is said");

const seen: number[] = [];
let after: string | undefined;
do {
  const page = await client.GET("/api/todos", {
    params: { query: { limit: 2, sort: "-created_at", include_total: true, ...(after === undefined ? {} : { after }) } },
  });
  seen.push(...expectData(page, "list a page").map((todo) => todo.id));
  check(page.response.headers.get("X-Total-Count") === "3", "the page tells the total");
  after = /[?&]after=([^&>]+)/.exec(page.response.headers.get("Link") ?? "")?.[1];
} while (after !== undefined);
check(seen.join() === created.map((todo) => todo.id).reverse().join(), "the pages have each todo once, in order");

const read = await client.GET("/api/todos/{id}", { params: { path: { id: first.id } } });
const etag = read.response.headers.get("ETag");
check(etag !== null, "a todo has an entity tag");

const changed = expectData(
  await client.PUT("/api/todos/{id}", {
    params: { path: { id: first.id }, header: { "If-Match": etag } }, body: { content: "Buy oat milk" },
  }),
  "change");
check(changed.content === "Buy oat milk", "the content has changed");

const stale = await client.PUT("/api/todos/{id}", {
  params: { path: { id: first.id }, header: { "If-Match": etag } }, body: { content: "Buy soy milk" },
});
check(stale.error?.status === 412, "a lost update is refused");

const patched = expectData(
  await client.PATCH("/api/todos/{id}", { params: { path: { id: first.id } }, body: { is_done: true } }), "patch");
check(patched.is_done && patched.content === "Buy oat milk", "the patch has changed one member");

const invalid = await client.POST("/api/todos", { body: { content: " " } });
check(invalid.error?.errors?.["content"]?.length === 1, "a validation error names the member");

expectData(await client.DELETE("/api/todos/{id}", { params: { path: { id: first.id } } }), "delete");
const gone = await client.GET("/api/todos/{id}", { params: { path: { id: first.id } } });
check(gone.error?.detail === "Todo not found", "the deleted todo is gone");

const bulk = expectData(await client.PATCH("/api/todos", { body: { is_done: true } }), "change all");
check(bulk.updated === 2, "two have changed");
const cleared = expectData(await client.DELETE("/api/todos", { params: { query: { is_done: true } } }), "delete all that are done");
check(cleared.deleted === 2, "two were deleted");

const sessions = expectData(await client.GET("/api/users/me/sessions"), "list the sessions");
check(sessions.length === 1 && sessions[0]?.is_current === true, "one session, which is this one");

const left = await client.DELETE("/api/users/me", { body: { password } });
check(left.response.status === 204, "delete the account");
const closed = await client.GET("/api/users/me");
check(closed.error?.status === 401, "the token opens nothing any more");
console.log("done");
