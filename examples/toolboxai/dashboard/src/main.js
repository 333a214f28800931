import { card, summarise } from './summary.js';

const response = await fetch('/api/v1/tools');
const root = document.querySelector('main');
root.innerHTML = response.ok
  ? summarise(await response.json()).map(card).join('')
  : '<p>The catalogue does not answer. Try again in a minute.</p>';
