// Verifies an access token, read from the standard input, with nothing but the public keys of the Todo API:
//   node verify-token.mjs <address of the JWKS> <issuer> <audience>
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { text } from 'node:stream/consumers';

const [jwksUri, issuer, audience] = process.argv.slice(2);

// Made once per process: it keeps the keys, and fetches them again when a token names one that it has not seen.
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
