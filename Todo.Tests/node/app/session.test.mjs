import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NetworkError, SignedOutError } from '../../../Todo.WebApi/wwwroot/app/core/http.js';
import { problem, Server } from './server.mjs';
import { Browser, until } from './tabs.mjs';

async function signedIn() {
  const server = new Server();
  const browser = new Browser(server);
  const first = await browser.openSession();
  await first.session.signIn('ada@example.com', 'right');
  return { server, browser, first };
}

test('Two tabs whose token has expired refresh once', async () => {
  const { server, browser, first } = await signedIn();
  const second = await browser.openSession();
  await Promise.all([first.api.me(), second.api.me()]);
  server.expireAccess();

  await Promise.all([first.api.me(), second.api.me(), first.api.sessions(), second.api.me()]);

  assert.equal(server.refreshes, 1);
});

test('A second tab gets the token of the first without a refresh', async () => {
  const { server, browser } = await signedIn();

  const second = await browser.openSession();
  await second.api.me();

  assert.equal(server.refreshes, 0);
});

test('A tab after a restart of the browser refreshes with the stored token', async () => {
  const { server, browser } = await signedIn();
  const later = new Browser(server);
  later.sessions = browser.sessions;

  const tab = await later.openSession();
  assert.deepEqual(tab.session.state, { status: 'signed-in', userId: 1, reason: null });
  await tab.api.me();

  assert.equal(server.refreshes, 1);
});

test('A token is renewed before it expires on the way', async () => {
  const server = new Server();
  let now = 0;
  const tab = await new Browser(server).openSession({ now: () => now });
  await tab.session.signIn('ada@example.com', 'right');
  now = 1200_000 - 9_000;

  await tab.api.me();

  assert.equal(server.refreshes, 1);
  assert.equal(server.log.filter((entry) => entry === 'GET /api/users/me').length, 1, 'no request with the old token');
});

test('When the session has ended all tabs learn it', async () => {
  const { server, browser, first } = await signedIn();
  const second = await browser.openSession();
  server.revokeAll();

  await assert.rejects(first.api.me(), SignedOutError);

  await until(() => second.session.state.status === 'signed-out');
  assert.equal(second.session.state.reason, 'expired');
  await assert.rejects(second.api.me(), SignedOutError);
});

test('Without a network the session goes on', async () => {
  const { server, first } = await signedIn();
  server.expireAccess();
  server.isOffline = true;

  await assert.rejects(first.api.me(), NetworkError);
  assert.equal(first.session.state.status, 'signed-in');

  server.isOffline = false;
  assert.equal((await first.api.me()).name, 'Ada');
});

test('A busy server does not end the session', async () => {
  const { server, first } = await signedIn();
  server.expireAccess();
  server.fail('POST /api/login/access_token', problem(503, 'unavailable', {}, { 'Retry-After': '0' }));

  assert.equal((await first.api.me()).name, 'Ada');
});

test('Signing out ends the session at the server and on all tabs', async () => {
  const { server, browser, first } = await signedIn();
  const second = await browser.openSession();

  await first.session.signOut();

  await until(() => second.session.state.status === 'signed-out');
  assert.equal(second.session.state.reason, null);
  assert.ok(server.log.includes('POST /api/login/revoke'));
  assert.equal((await browser.openSession()).session.state.status, 'signed-out');
});

test('Signing out without a network ends the session at the server later', async () => {
  const { server, browser, first } = await signedIn();
  server.isOffline = true;
  await first.session.signOut();
  assert.equal(first.session.state.status, 'signed-out');
  server.isOffline = false;

  await browser.openSession();

  await until(() => server.log.includes('POST /api/login/revoke'));
});

test('A wrong password says so and changes nothing', async () => {
  const tab = await new Browser(new Server()).openSession();

  await assert.rejects(tab.session.signIn('ada@example.com', 'wrong'), { status: 401, error: 'invalid_grant' });

  assert.equal(tab.session.state.status, 'signed-out');
});

test('The second factor goes with the password', async () => {
  const server = new Server();
  const tab = await new Browser(server).openSession();
  let form;
  server.fail('POST /api/login/access_token', problem(401, 'otp', { error: 'otp_required' }), ({ init }) => void (form = init.body));

  await assert.rejects(tab.session.signIn('ada@example.com', 'right'), { error: 'otp_required' });
  await tab.session.signIn('ada@example.com', 'right', '123456');

  assert.equal(form.get('otp'), '123456');
});

test('A token of another tab that is older than the own one is not taken', async () => {
  const browser = new Browser(new Server());
  const { session } = await browser.openSession();
  await session.signIn('ada@example.com', 'right');
  const own = await session.accessToken();

  browser.openChannel('todo-session').postMessage({ type: 'token', token: { access: 'older', expires: Date.now() + 1e6, generation: 0, userId: 1 } });
  await new Promise((resolve) => setTimeout(resolve, 5));

  assert.equal(await session.accessToken(), own);
});
