// Stores the copy of replica.ts in a file, on Node.js. In a browser, use IndexedDB: one transaction for each call.
import { readFile, rename, writeFile } from 'node:fs/promises';

export class FileStore {
  /** The file is replaced as a whole: after a crash, it is the old copy with its cursor or the new one. */
  constructor(path) {
    this.path = path;
    this.copy = undefined;
  }

  async cursor() {
    return (await this.load()).cursor;
  }

  async apply(page) {
    const { lists, todos } = await this.load();
    const copy = { cursor: page.next, lists: new Map(lists), todos: new Map(todos) };
    for (const list of page.lists) copy.lists.set(list.id, list);
    for (const todo of page.todos) copy.todos.set(todo.id, todo);
    for (const { type, id } of page.deleted) copy[`${type}s`].delete(id);
    await this.save(copy);
  }

  async clear() {
    await this.save({ cursor: undefined, lists: new Map(), todos: new Map() });
  }

  async load() {
    return this.copy ??= await this.read();
  }

  async read() {
    const text = await readFile(this.path, 'utf8').catch((error) => {
      if (error.code === 'ENOENT') return '{"lists":[],"todos":[]}';
      throw error;
    });
    const { cursor, lists, todos } = JSON.parse(text);
    const byId = (things) => new Map(things.map((thing) => [thing.id, thing]));
    return { cursor, lists: byId(lists), todos: byId(todos) };
  }

  async save(copy) {
    const { cursor, lists, todos } = copy;
    await writeFile(`${this.path}.new`, JSON.stringify({ cursor, lists: [...lists.values()], todos: [...todos.values()] }), { flush: true });
    await rename(`${this.path}.new`, this.path);
    this.copy = copy;
  }
}
