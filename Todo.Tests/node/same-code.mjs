// Reads { name: [code, code] }, and fails if the two differ in more than comments and empty lines.

import { readFileSync } from 'node:fs';
import ts from 'typescript';

const printed = (code) => ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ESNext, removeComments: true } }).outputText;

const modules = Object.entries(JSON.parse(readFileSync(0, 'utf8')));
for (const [name, [one, other]] of modules) {
  if (printed(one) === printed(other)) continue;
  console.error(`${name} is not the same code.`);
  process.exitCode = 1;
}
console.log(`${modules.length} modules`);
