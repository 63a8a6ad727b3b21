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
showPane(location.hash === '' ? 'cast' : 'chat');

const places = ['cast', 'phone', 'desk'].map((id) => document.getElementById(id));
const [cast, phone, desk] = places;
if (cast && phone && desk) {
  startPersonas(cast);
  startPhone(phone);
  startControlPanel(desk);
  startLog(desk);
  connect();
}
