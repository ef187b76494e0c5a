// Verifies a message to a webhook from standard input, as JSON { body, headers }, with the secret of the webhook:
//   node verify-webhook.mjs <secret>
import { Webhook } from 'standardwebhooks';
import { text } from 'node:stream/consumers';

const { body, headers } = JSON.parse(await text(process.stdin));

try {
  console.log(JSON.stringify(new Webhook(process.argv[2]).verify(body, headers)));
} catch (error) {
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = 1;
}
