// Keeps a copy in a file with the client in docs/stay-in-sync.md until standard input ends:
//   node replica.mjs <server> <file> <tokens as JSON> <options as JSON>
import { writeFile } from 'node:fs/promises';
import { FileStore } from '../../docs/clients/file-store.mjs';
import { Replica, Session, SignedOut } from './generated/clients/replica.js';

const [server, file, savedTokens, options] = process.argv.slice(2);
const tokens = JSON.parse(savedTokens);
const onProblem = (error) => console.log(String(error));
const stop = new AbortController();
process.stdin.on('end', () => stop.abort()).resume();

try {
  const session = new Session(server, tokens, (next) => writeFile(`${file}.tokens`, JSON.stringify(next)));
  const replica = new Replica(session, new FileStore(file), { ...JSON.parse(options), onProblem });
  await replica.run(stop.signal);
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(error instanceof SignedOut ? 2 : 1);
}
