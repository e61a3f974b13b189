import { type Figures, figuresOf, type PassRates } from '../play/pass-rates.ts';
import type { PlayedDialogue, Result } from '../play/result.ts';
import { type Html, html } from './html.ts';
import { STYLE } from './style.ts';
import { talk } from './talk.ts';

export const STAND_IN_WARNING =
  'This run asked the Gemini stand-in, which answers by rules of its own. It proves the harness and says NOTHING about the bot. Set GEMINI_API_KEY for a real run.';

/** The whole run as one page without any other file: the figures, each failure with all that led to it, and what passed. */
export function page(result: Result): string {
  const figures = figuresOf(result);
  const failed = result.dialogues.filter(({ plays }) => plays.some(({ isPassed }) => !isPassed));
  const passed = result.dialogues.filter(({ plays }) => plays.every(({ isPassed }) => isPassed));
  return document(
    `Evaluation of ${result.model}`,
    html`<h1>Evaluation of ${result.model}</h1>
      ${result.isStandIn ? html`<p class="warning">${STAND_IN_WARNING}</p>` : undefined}
      <p>${result.startedAt} · fallback ${result.fallbackModel} · prompt ${result.promptVersion}
        · ${result.dialogues.length} dialogues, ${result.runs} plays of each</p>
      ${summary(figures)}
      <h2>By category</h2>${rates(figures.byCategory)}
      <h2>By trade</h2>${rates(figures.byTrade)}
      <h2>Failures (${failed.length})</h2>${failed.map(failure)}
      <h2>Passed (${passed.length})</h2>${passed.map(success)}`,
  );
}

/** A page of its own around a body. */
export function document(title: string, body: Html): string {
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${STYLE}`;
  return `<!doctype html>\n${html`<html lang="en"><head>${head}</head><body>${body}</body></html>`.markup}\n`;
}

export function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${(share * 100).toFixed(1)} %`;
}

function summary({
  all,
  milliseconds,
  costMicroUsd,
  costMicroUsdPerTurn,
  turns,
  unanswered,
  ...tokens
}: Figures): Html {
  return html`<table>
    <tr><th>pass^1</th><td>${percent(all.pass1)}</td></tr>
    <tr><th>pass^4</th><td>${percent(all.pass4)}</td></tr>
    <tr><th>turns</th><td>${turns}, no answer of the model in ${unanswered}</td></tr>
    <tr><th>time of an answer</th><td>p50 ${milliseconds.p50.toFixed(0)} ms, p95 ${milliseconds.p95.toFixed(0)} ms</td></tr>
    <tr><th>tokens of an answer</th><td>${tokens.inputTokensPerTurn.toFixed(0)} in, ${tokens.outputTokensPerTurn.toFixed(0)} out</td></tr>
    <tr><th>cost</th><td>$${(costMicroUsd / 1_000_000).toFixed(4)}, $${(costMicroUsdPerTurn / 1_000).toFixed(3)} per 1,000 answers</td></tr>
  </table>`;
}

function rates(all: PassRates[]): Html {
  return html`<table><tr><th></th><th class="number">dialogues</th><th class="number">pass^1</th><th class="number">pass^4</th></tr>
    ${all.map(
      ({ name, dialogues, pass1, pass4 }) => html`<tr><td>${name}</td><td class="number">${dialogues}</td>
        <td class="number">${percent(pass1)}</td><td class="number">${percent(pass4)}</td></tr>`,
    )}</table>`;
}

/** All its plays that failed, the first of them open to the eye. */
function failure(dialogue: PlayedDialogue): Html {
  const failed = dialogue.plays.filter(({ isPassed }) => !isPassed);
  return html`<details open><summary><b>${dialogue.id}</b> ${dialogue.category}
    <span class="bad">failed ${failed.length} of ${dialogue.plays.length}</span></summary>
    ${failed.map((play, index) =>
      index === 0
        ? talk(dialogue, play)
        : html`<details><summary>another play</summary>${talk(dialogue, play)}</details>`,
    )}</details>`;
}

function success(dialogue: PlayedDialogue): Html {
  const [play] = dialogue.plays;
  return html`<details><summary>${dialogue.id} <span class="note">${dialogue.category}</span></summary>
    ${play === undefined ? undefined : talk(dialogue, play)}</details>`;
}
