import { startCast } from './cast.ts';
import { startDesk } from './desk.ts';
import { startLog } from './log.ts';
import { startPhone } from './phone.ts';
import { connect, on, store } from './store.ts';

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
