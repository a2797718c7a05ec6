import { showApi, showApiFailure, showApiLoading } from './api-panel.ts';
import { createBenchRun } from './bench-run.ts';
import { createComposer } from './composer.ts';
import { byId, element } from './dom.ts';
import type { Hello } from '../src/protocol/hello.ts';
import { createPanes } from './panes.ts';
import { ServerError, askToReset, sayHello } from './server.ts';
import { showServers } from './servers.ts';
import { createTabs } from './tabs.ts';
import { type TurnView, createTurnView } from './turn-view.ts';
import { visibleText } from './visible-text.ts';
import { createWork } from './work.ts';
import { createWritePanel } from './write-panel.ts';

const recordedNote =
  'No model is configured, so a recorded one speaks: its words and programs are from files. The tools, the isolate, the ' +
  'calls and the results are real. Each recorded conversation begins with fresh shelves.';

const work = createWork();
const tabs = createTabs();
const panes = createPanes();
const benchRun = createBenchRun();
const writePanel = createWritePanel(work);
const talk = byId('talk', HTMLElement);
const turns = byId('turns', HTMLOListElement);
const about = byId('about', HTMLElement);
const restart = byId('restart', HTMLButtonElement);
const composer = createComposer(work, (question) => void ask(question));
let hello: Hello | undefined;
let asked = 0;
let programs = 0;

tabs.onShow((name) => {
  if (name === 'write') void writePanel.open();
});
work.onChange(({ isBusy }) => panes.markBusy(isBusy));
restart.addEventListener('click', () => void startAnew());

function addTurn(isLive: boolean): TurnView {
  const turn = createTurnView(
    {
      numberRun: () => (programs += 1),
      showRun(run, chip, isAsked) {
        benchRun.show(run, chip);
        tabs.show('run');
        if (isAsked) panes.show('bench');
      },
    },
    isLive,
  );
  turns.append(turn.root);
  restart.hidden = false;
  return turn;
}

async function ask(question: string): Promise<void> {
  const turn = addTurn(true);
  const seen = { start: false };
  await work.follow(
    '/api/chat',
    { question },
    {
      onEvent(event) {
        seen.start ||= event.type === 'turn-start';
        turn.add(event);
        talk.scrollTop = talk.scrollHeight;
        if (event.type === 'spent') asked += 1;
      },
      onBreak(message) {
        if (!seen.start) turn.add({ type: 'turn-start', question });
        turn.breakOff(message);
      },
    },
  );
  talk.scrollTop = talk.scrollHeight;
  if (hello !== undefined) composer.prepare(hello.model, hello.questions, asked);
}

async function startAnew(): Promise<void> {
  await askToReset().catch(() => undefined);
  turns.replaceChildren();
  benchRun.clear();
  restart.hidden = true;
  programs = 0;
  asked = 0;
  if (hello !== undefined) composer.prepare(hello.model, hello.questions, 0);
  byId('question', HTMLTextAreaElement).focus();
}

async function open(): Promise<void> {
  showApiLoading();
  try {
    hello = await sayHello();
  } catch (error) {
    const message = error instanceof ServerError ? error.message : 'This page could not be opened. Reload it.';
    about.hidden = false;
    about.className = 'note bad';
    about.replaceChildren(`${message} `, retryButton());
    composer.close('Nothing can be asked now.');
    showApiFailure(message);
    return;
  }
  const { model, questions, servers, tools } = hello;
  about.hidden = false;
  about.className = 'note plain';
  about.textContent = model.recorded ? recordedNote : `${visibleText(model.label)} answers and writes the programs.`;
  showServers(servers);
  showApi(hello);
  writePanel.know(tools);
  for (const events of hello.turns) {
    const turn = addTurn(false);
    for (const event of events) turn.add(event);
    asked += 1;
  }
  talk.scrollTop = talk.scrollHeight;
  composer.prepare(model, questions, asked);
}

function retryButton(): HTMLElement {
  const button = element('button', { type: 'button', class: 'button' }, 'Try again');
  button.addEventListener('click', () => void open());
  return button;
}

await open();
