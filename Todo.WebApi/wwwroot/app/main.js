// Starts the page.

import { startClient } from './core/client.js';
import { mount } from './ui/app.js';

const element = document.getElementById('app');
if (element) mount(await startClient(), element);
