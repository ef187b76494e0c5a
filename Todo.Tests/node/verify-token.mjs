// Verifies an access token from standard input with only the public keys of the Todo API:
//   node verify-token.mjs <URL of the JWKS> <issuer> <audience>
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { text } from 'node:stream/consumers';

const [jwksUri, issuer, audience] = process.argv.slice(2);

// Created once per process: it caches the keys, and fetches them again when a token has an unknown key id.
const keys = createRemoteJWKSet(new URL(jwksUri));

try {
  const { payload, protectedHeader } = await jwtVerify((await text(process.stdin)).trim(), keys, {
    issuer,
    audience,
    typ: 'at+jwt',
    algorithms: ['ES256', 'RS256'],
    requiredClaims: ['exp', 'sub', 'sid'],
  });
  console.log(JSON.stringify({ payload, protectedHeader }));
} catch (error) {
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
