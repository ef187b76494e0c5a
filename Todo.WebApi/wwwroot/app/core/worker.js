// Registers the service worker, and says when it has a new version of the page.

/** How often a page that stays open asks for a new version, in milliseconds. */
const INTERVAL = 60 * 60 * 1000;

const SCRIPT = 'sw.js';

/**
 * @param {(reload: () => void) => void} onUpdate Hears when a new version is ready. It is used from the next start on, or at once by `reload`.
 * @returns {Promise<void>}
 */
export async function startWorker(onUpdate) {
  const container = globalThis.navigator?.serviceWorker;
  if (!container) return;
  const hadController = container.controller !== null;
  const registration = await container.register(trusted(SCRIPT), { updateViaCache: 'none' });

  const offer = () => onUpdate(() => {
    if (!registration.waiting) return location.reload();
    container.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting.postMessage('activate');
  });
  if (registration.waiting && hadController) offer();
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      // The first worker of this browser is no new version.
      if (worker.state === 'installed' && container.controller) offer();
    });
  });
  // Another tab has chosen the new version.
  container.addEventListener('controllerchange', () => hadController && offer());
  setInterval(() => void registration.update().catch(() => {}), INTERVAL);
}

/**
 * The policy of Trusted Types that the server's Content-Security-Policy names: it lets nothing through but this address.
 * @param {string} address
 * @returns {string}
 */
function trusted(address) {
  const types = /** @type {{ createPolicy: (name: string, rules: object) => any } | undefined} */ (/** @type {any} */ (globalThis).trustedTypes);
  if (!types) return address;
  const policy = types.createPolicy('todo', {
    createScriptURL(/** @type {string} */ url) {
      if (url !== SCRIPT) throw new TypeError('Only the service worker.');
      return url;
    },
  });
  return policy.createScriptURL(address);
}
