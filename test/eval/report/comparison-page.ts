import type { Change, ChangedDialogue, Comparison } from '../play/compare.ts';
import type { Result } from '../play/result.ts';
import { type Html, html } from './html.ts';
import { document, percent, STAND_IN_WARNING } from './page.ts';
import { talk } from './talk.ts';

/** Two runs side by side; every dialogue that got worse with a play of both. */
export function comparisonPage(before: Result, after: Result, comparison: Comparison): string {
  const { all, byCategory, worse, better, onlyBefore, onlyAfter, figures } = comparison;
  const times = [figures.before, figures.after].map(({ milliseconds }) => `${milliseconds.p95.toFixed(0)} ms`);
  const costs = [figures.before, figures.after].map((run) => `$${(run.costMicroUsdPerTurn / 1_000).toFixed(3)}`);
  return document(
    'Comparison of two runs',
    html`<h1>Comparison of two runs</h1>
      ${before.isStandIn || after.isStandIn ? html`<p class="warning">${STAND_IN_WARNING}</p>` : undefined}
      <table><tr><th></th><th>before</th><th>after</th></tr>
        <tr><th>model</th><td>${before.model}</td><td>${after.model}</td></tr>
        <tr><th>prompt</th><td>${before.promptVersion}</td><td>${after.promptVersion}</td></tr>
        <tr><th>began</th><td>${before.startedAt}</td><td>${after.startedAt}</td></tr>
        <tr><th>time, p95</th><td>${times[0]}</td><td>${times[1]}</td></tr>
        <tr><th>cost of 1,000 answers</th><td>${costs[0]}</td><td>${costs[1]}</td></tr></table>
      <p class="note">Only in the first run: ${onlyBefore} dialogues; only in the second: ${onlyAfter}. They are not compared.</p>
      <h2>pass^1</h2>${changes([all, ...byCategory])}
      <h2>Worse (${worse.length})</h2>${worse.map(changed)}
      <h2>Better (${better.length})</h2>${better.map(changed)}`,
  );
}

function changes(all: Change[]): Html {
  return html`<table>${all.map(
    ({ name, before, after }) => html`<tr><td>${name}</td><td class="number">${percent(before)}</td>
      <td class="number">${percent(after)}</td><td class="number ${signOf(before, after)}">${points(before, after)}</td></tr>`,
  )}</table>`;
}

function changed({ name, before, after, was, is }: ChangedDialogue): Html {
  return html`<details><summary><b>${name}</b> ${percent(before)} → ${percent(after)}</summary>
    <h3>before</h3>${worst(was)}<h3>after</h3>${worst(is)}</details>`;
}

/** A failed play where there is one: that is what one wants to read. */
function worst(dialogue: ChangedDialogue['was']): Html | undefined {
  const play = dialogue.plays.find(({ isPassed }) => !isPassed) ?? dialogue.plays[0];
  return play === undefined ? undefined : talk(dialogue, play);
}

function signOf(before: number, after: number): string {
  if (after === before) return '';
  return after > before ? 'good' : 'bad';
}

function points(before: number, after: number): string {
  const difference = (after - before) * 100;
  return difference === 0 ? '' : `${difference > 0 ? '+' : ''}${difference.toFixed(1)}`;
}
