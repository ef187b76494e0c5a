// Runs the front end in docs/single-sign-on.md as a browser does, with a provider that signs the user in without asking:
//   node single-sign-on.mjs <server> <provider as JSON>
const [server, json] = process.argv.slice(2);
const provider = JSON.parse(json);

const stored = new Map();
const storage = {
  getItem: (key) => stored.get(key) ?? null,
  setItem: (key, value) => stored.set(key, value),
  removeItem: (key) => stored.delete(key),
  key: (index) => [...stored.keys()][index],
  get length() {
    return stored.size;
  },
};
let leave;
const left = new Promise((resolve) => {
  leave = resolve;
});
const location = { origin: 'http://app.example', href: 'http://app.example/', assign: leave };
globalThis.window = { location, localStorage: storage, sessionStorage: storage, crypto, addEventListener() {} };
globalThis.window.self = globalThis.window;
globalThis.localStorage = storage;

const { comeBack, goToProvider } = await import('./generated/single-sign-on/single-sign-on.js');
goToProvider(provider);
const authorized = await fetch(await left, { redirect: 'manual' });
location.href = authorized.headers.get('location');
const tokens = await comeBack(provider, server);
console.log(JSON.stringify({ tokens, stored: [...stored.values()] }));
process.exit(0);
