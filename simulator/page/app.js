import { startCast } from './cast.js';
import { startDesk } from './desk.js';
import { startLog } from './log.js';
import { startPhone } from './phone.js';
import { connect, on, store } from './store.js';

function showPane(name) {
  document.body.dataset.pane = name;
  for (const button of document.querySelectorAll('.panes button'))
    button.toggleAttribute('aria-current', button.dataset.go === name);
}

for (const button of document.querySelectorAll('.panes button'))
  button.addEventListener('click', () => showPane(button.dataset.go));

on('all', () => {
  const link = document.getElementById('open-app');
  if (link) link.href = store.about.appUrl;
});
on('current', () => showPane('chat'));
on('pane', showPane);

showPane(location.hash === '' ? 'cast' : 'chat');
startCast(document.getElementById('cast'));
startPhone(document.getElementById('phone'));
const desk = document.getElementById('desk');
startDesk(desk);
startLog(desk);
connect();
