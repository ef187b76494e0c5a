// Starts the page.

import { startClient } from './core/client.js';
import { mount } from './ui/app.js';

// On a slow device, the logo is drawn before the work goes on: its delay counts from the first frame, which has waited for the modules.
if (performance.now() > 300) {
  document.querySelector('.splash')?.classList.add('late');
  await new Promise((drawn) => {
    requestAnimationFrame(() => setTimeout(drawn));
    // A page in the background draws nothing.
    setTimeout(drawn, 100);
  });
}
const element = document.getElementById('app');
if (element) mount(await startClient(), element);
