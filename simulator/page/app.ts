import { startPersonas } from './personas.ts';
import { startControlPanel } from './panel/control-panel.ts';
import { startLog } from './panel/log.ts';
import { startPhone } from './phone.ts';
import { connect, on, store } from './store.ts';

const paneButtons = [...document.querySelectorAll<HTMLElement>('.panes button')];

function showPane(name: string): void {
  document.body.dataset['pane'] = name;
  for (const button of paneButtons)
    button.toggleAttribute('aria-current', button.dataset['go'] === name);
}

for (const button of paneButtons)
  button.addEventListener('click', () => showPane(button.dataset['go'] ?? 'chat'));

on('all', () => {
  document.getElementById('open-app')?.setAttribute('href', store.about.appUrl);
});
on('current', () => showPane('chat'));
on('pane', showPane);
showPane(location.hash === '' ? 'personas' : 'chat');

const places = ['personas', 'phone', 'controls'].map((id) => document.getElementById(id));
const [personas, phone, controls] = places;
if (personas && phone && controls) {
  startPersonas(personas);
  startPhone(phone);
  startControlPanel(controls);
  startLog(controls);
  connect();
}
