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
    if (tokens !== undefined && !request.headers.has("Authorization")) request.headers.set("Authorization", `Bearer ${tokens.access_token}`);
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

const list = expectData(await client.POST("/api/lists", { body: { name: "Garden" } }), "create a list");
check(!list.is_inbox, "the new list is not the inbox");
const zoned = expectData(await client.PATCH("/api/users/me", { body: { time_zone: "Europe/Berlin" } }), "change the time zone");
check(zoned.time_zone === "Europe/Berlin", "the user has the time zone");

const mow = expectData(
  await client.POST("/api/todos", {
    body: {
      content: "Mow the lawn", list_id: list.id, labels: ["Home"], priority: "high",
      due_date: "2099-01-31", due_time: "18:30", recurrence: "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD",
    },
  }),
  "create a recurring todo");
const priority: "none" | "low" | "medium" | "high" = mow.priority;
check(priority === "high" && mow.due_time === "18:30", "the todo has its members");
const rake = expectData(await client.POST("/api/todos", { body: { content: "Rake", list_id: list.id } }), "create a second todo");
expectData(
  await client.POST("/api/todos/{id}/move", { params: { path: { id: rake.id } }, body: { after_id: null } }), "move a todo to the start");
const ordered = expectData(
  await client.GET("/api/todos", { params: { query: { list_id: list.id, parent_id: "none", sort: "position" } } }), "list in order");
check(ordered.map((todo) => todo.id).join() === [rake.id, mow.id].join(), "the moved todo is the first");
const upcoming = expectData(
  await client.GET("/api/todos", { params: { query: { due: "upcoming", label: "HOME", sort: "-priority" } } }), "list what is due later");
check(upcoming.map((todo) => todo.id).join() === String(mow.id), "one is due later");

const dates = expectData(
  await client.GET("/api/todos/{id}/occurrences", { params: { path: { id: mow.id }, query: { limit: 2 } } }), "list the next dates");
check(dates.join() === "2099-02-28,2099-03-31", "the dates are the last days of the months");
const completed = expectData(
  await client.PATCH("/api/todos/{id}", { params: { path: { id: mow.id } }, body: { is_done: true } }), "complete the recurring todo");
check(completed.next_id !== null && completed.completed_at !== null, "completing names the next todo");
const next = expectData(await client.GET("/api/todos/{id}", { params: { path: { id: completed.next_id } } }), "read the next todo");
check(next.due_date === "2099-02-28" && !next.is_done, "the next todo is due a month later");
const undated = expectData(
  await client.PATCH("/api/todos/{id}", { params: { path: { id: next.id } }, body: { due_date: null } }), "take the date away");
check(undated.due_date === null && undated.recurrence === null, "time and recurrence go with the date");

const renamed = expectData(
  await client.PATCH("/api/labels/{name}", { params: { path: { name: "home" } }, body: { name: "Yard" } }), "rename a label");
check(renamed.updated === 2, "both todos have the new label");
const labels = expectData(await client.GET("/api/labels"), "list the labels");
check(labels.length === 1 && labels[0]?.name === "Yard" && labels[0].open_count === 1, "one of them is open");

const listGone = await client.DELETE("/api/lists/{id}", { params: { path: { id: list.id } } });
check(listGone.response.status === 204, "delete the list");
const trash = expectData(await client.GET("/api/trash", { params: { query: { limit: 10 } } }), "list the trash");
check(trash.some((todo) => todo.id === rake.id && todo.deleted_at.endsWith("Z")), "the todos of the list are in the trash");
const restored = expectData(await client.POST("/api/trash/{id}/restore", { params: { path: { id: rake.id } } }), "restore a todo");
const lists = expectData(await client.GET("/api/lists"), "list the lists");
check(restored.list_id === lists.find((one) => one.is_inbox)?.id, "the restored todo is in the inbox");
const emptied = expectData(await client.DELETE("/api/trash"), "empty the trash");
check(emptied.deleted > 0, "the rest is gone");

const webhook = expectData(
  await client.POST("/api/webhooks", { body: { url: "https://hooks.example.com/todo", events: ["todo.created", "list.deleted"] } }),
  "create a webhook");
const secret: string | undefined = webhook.secret;
check(secret !== undefined && secret.startsWith("whsec_"), "the new webhook comes with its secret");
const hook = { params: { path: { id: webhook.id } } };
const off = expectData(await client.PATCH("/api/webhooks/{id}", { ...hook, body: { is_active: false } }), "switch the webhook off");
check(!off.is_active && off.disabled_reason === null, "the webhook is off");
const rotated = expectData(await client.POST("/api/webhooks/{id}/secret", hook), "rotate the secret");
check(rotated.secret !== undefined && rotated.secret !== secret, "the secret is another");
const pinged = await client.POST("/api/webhooks/{id}/ping", hook);
check(pinged.response.status === 202, "test the webhook");
const deliveries = expectData(
  await client.GET("/api/webhooks/{id}/deliveries", { params: { path: { id: webhook.id }, query: { limit: 10 } } }), "list the deliveries");
const ping = deliveries[0];
check(ping?.type === "ping" && ["pending", "delivered", "failed"].includes(ping.state), "the test message is recorded");
const again = await client.POST(
  "/api/webhooks/{id}/deliveries/{delivery_id}/redeliver", { params: { path: { id: webhook.id, delivery_id: ping!.id } } });
check(again.response.status === 202, "send it again");
const hookGone = await client.DELETE("/api/webhooks/{id}", hook);
check(hookGone.response.status === 204, "delete the webhook");

const script = expectData(
  await client.POST("/api/tokens", { body: { name: "script", scopes: ["todos:read"], expires_in_days: 1 } }), "create a personal access token");
const personal: string | undefined = script.token;
check(personal !== undefined && personal.endsWith(script.hint) && script.last_used_at === null, "the new token comes with its text");
const asScript = { headers: { Authorization: `Bearer ${personal}` } };
expectData(await client.GET("/api/todos", asScript), "read with the token");
const unscoped = await client.POST("/api/todos", { ...asScript, body: { content: "x" } });
check(unscoped.response.status === 403 && unscoped.error?.type === "urn:todo:problem:forbidden", "the token may not write");
const scripts = expectData(await client.GET("/api/tokens"), "list the tokens");
check(scripts.length === 1 && typeof scripts[0]?.last_used_at === "string", "the use of the token is listed");
const scriptGone = await client.DELETE("/api/tokens/{id}", { params: { path: { id: script.id } } });
check(scriptGone.response.status === 204, "delete the token");

const sessions = expectData(await client.GET("/api/users/me/sessions"), "list the sessions");
check(sessions.length === 1 && sessions[0]?.is_current === true, "one session, which is this one");

const left = await client.DELETE("/api/users/me", { body: { password } });
check(left.response.status === 204, "delete the account");
const closed = await client.GET("/api/users/me");
check(closed.error?.status === 401, "the token opens nothing any more");
console.log("done");
