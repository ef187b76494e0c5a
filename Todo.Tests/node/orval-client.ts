// The functions that orval makes from the OpenAPI document drive a session against the server whose address is the argument.
import {
  createList, createTodo, createWebhook, deleteTodo, deleteUser, listTodos, listTrash, listWebhooks, moveTodo, patchTodo, registerUser, restoreTodo, signIn, signOut,
  type Todo, type Token,
} from "./generated/orval/todo.js";

declare const process: { argv: string[] };

const base = process.argv[2] ?? "http://localhost:8000";
let tokens: Token | undefined;

// The functions ask for paths, as on a page of the server itself.
const send = globalThis.fetch;
globalThis.fetch = (path, init) => {
  const headers = new Headers(init?.headers);
  if (tokens !== undefined) headers.set("Authorization", `Bearer ${tokens.access_token}`);
  return send(`${base}${String(path)}`, { ...init, headers });
};

function check(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
  console.log(`ok: ${what}`);
}

const email = `orval-${crypto.randomUUID()}@example.com`;
const password = "correct horse battery";

const registered = await registerUser({ name: "Ada", email, password });
check(registered.status === 201 && registered.data.email === email, "register");

const refused = await signIn({ username: email, password: "wrong horse battery" });
check(refused.status === 401 && refused.data.error === "invalid_grant", "a wrong password is refused in the words of OAuth");

const signedIn = await signIn({ grant_type: "password", username: email, password });
check(signedIn.status === 200 && signedIn.data.token_type === "bearer", "sign in");
tokens = signedIn.data;

const refreshed = await signIn({ grant_type: "refresh_token", refresh_token: tokens.refresh_token });
check(refreshed.status === 200 && refreshed.data.refresh_token !== tokens.refresh_token, "refresh");
tokens = refreshed.data;

const created = await createTodo({ content: "Buy milk" }, { headers: { "Idempotency-Key": email } });
check(created.status === 201 && !created.data.is_done, "create");

const invalid = await createTodo({ content: "" });
check(invalid.status === 422 && invalid.data.type === "urn:todo:problem:validation", "a problem has a type to decide by");

const listed = await listTodos({ limit: 10, sort: "-created_at" });
check(listed.status === 200, "list");
const todos: Todo[] = listed.data;
check(todos.map((todo) => todo.id).join() === String(created.data.id), "the list has the todo");

const list = await createList({ name: "Garden" });
check(list.status === 201 && !list.data.is_inbox, "create a list");
const mow = await createTodo({ content: "Mow", list_id: list.data.id, labels: ["home"], priority: "high", due_date: "2099-01-05", recurrence: "FREQ=WEEKLY" });
check(mow.status === 201 && mow.data.due_date === "2099-01-05", "create a recurring todo");
const moved = await moveTodo(mow.data.id, { before_id: null });
check(moved.status === 200, "move");
const completed = await patchTodo(mow.data.id, { is_done: true });
check(completed.status === 200 && completed.data.next_id !== null, "completing a recurring todo creates the next");
const deleted = await deleteTodo(mow.data.id);
check(deleted.status === 200, "delete");
const trash = await listTrash({ limit: 10 });
check(trash.status === 200 && trash.data[0]?.id === mow.data.id, "the trash has the deleted todo");
const restored = await restoreTodo(mow.data.id);
check(restored.status === 200 && restored.data.is_done, "restore");

const webhook = await createWebhook({ url: "https://hooks.example.com/todo", events: ["todo.created"] });
check(webhook.status === 201 && webhook.data.secret !== undefined, "create a webhook");
const webhooks = await listWebhooks();
check(webhooks.status === 200 && webhooks.data[0]?.events.join() === "todo.created", "list the webhooks");

const left = await deleteUser({ password });
check(left.status === 204, "delete the account");
const signedOut = await signOut({ token: tokens.refresh_token });
check(signedOut.status === 200, "sign out, of a session that has ended already");
console.log("done");
